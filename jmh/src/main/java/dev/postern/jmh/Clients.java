package dev.postern.jmh;

import dev.postern.SpecFormatException;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.spi.IdListReceiver;
import dev.postern.spi.IdListSource;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.stream.IntStream;

/** Clients of specs that are in memory. They log nothing. */
final class Clients {
  private Clients() {}

  /** A client with these specs. */
  static Statsig of(byte[] specs) {
    return start(options(specs));
  }

  /** One that also has the id list of {@link GrowthSpecs} with that many ids. */
  static Statsig withIds(byte[] specs, int ids) {
    return start(options(specs).setIdListSource(new Ids(ids)));
  }

  static StatsigOptions.Builder options(byte[] specs) {
    return new StatsigOptions.Builder()
        .setSpecSource(new Bytes(specs))
        .setDisableUserCountryLookup(true);
  }

  private static Statsig start(StatsigOptions.Builder options) {
    Statsig statsig = new Statsig("", options.build());
    if (!statsig.initializeWithDetails().join().getIsConfigSpecReady()) {
      throw new IllegalStateException("the specs were not loaded");
    }
    return statsig;
  }

  private static final class Bytes implements SpecSource {
    private final byte[] bytes;

    Bytes(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public String name() {
      return "Bytes";
    }

    @Override
    public void start(SpecReceiver receiver) throws IOException, SpecFormatException {
      receiver.receive(new ByteArrayInputStream(bytes));
    }
  }

  private record Ids(int count) implements IdListSource {
    @Override
    public void start(IdListReceiver receiver) {
      receiver.replace(
          GrowthSpecs.LIST, IntStream.range(0, count).mapToObj(number -> "user-" + number));
    }
  }
}
