package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.testing.KeptLog;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What the application gave a client may fail to close: the client is shut down all the same. */
class FailingCloseTest {
  private final KeptLog log = new KeptLog();

  @Test
  void aSourceThatCannotBeClosedIsToldAndTheOthersAreClosed() {
    AtomicInteger closed = new AtomicInteger();
    StatsigOptions options =
        options()
            .setSpecSources(
                List.of(
                    new Source(() -> fail("the disk is gone")),
                    new Source(closed::incrementAndGet)))
            .build();
    Statsig statsig = new Statsig("", options);
    statsig.initialize().join();
    statsig.close();
    assertThat(closed).hasValue(1);
    assertThat(log.warnings())
        .contains(
            "WARN A source of specs could not be closed: java.lang.IllegalStateException: the disk"
                + " is gone");
  }

  @Test
  void aDataStoreThatCannotBeShutDownIsTold() {
    Statsig statsig = new Statsig("", options().setDataStore(new BrokenDataStore()).build());
    statsig.initialize().join();
    statsig.close();
    assertThat(log.warnings())
        .anySatisfy(line -> assertThat(line).startsWith("WARN The data store was not shut down: "));
  }

  private StatsigOptions.Builder options() {
    return new StatsigOptions.Builder().setDisableNetwork(true).setOutputLoggerProvider(log);
  }

  private static void fail(String why) {
    throw new IllegalStateException(why);
  }

  private record Source(Runnable closing) implements SpecSource {
    @Override
    public String name() {
      return "a test's";
    }

    @Override
    public void start(SpecReceiver receiver) {}

    @Override
    public void close() {
      closing.run();
    }
  }
}
