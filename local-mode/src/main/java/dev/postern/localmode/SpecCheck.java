package dev.postern.localmode;

import dev.postern.InitializeDetails;
import dev.postern.OutputLogger;
import dev.postern.SpecCatalog;
import dev.postern.SpecFormatException;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.IOException;

/** Reads specs only to see whether they can be used, and what is in them. */
final class SpecCheck implements SpecSource {
  private final SpecPlace place;
  private final byte[] content;

  private SpecCheck(SpecPlace place, byte[] content) {
    this.place = place;
    this.content = content;
  }

  /**
   * What is in a spec file.
   *
   * @throws SpecFileException if it is not one
   */
  static SpecCatalog catalog(SpecPlace place, byte[] content) {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setSpecSource(new SpecCheck(place, content))
            .setDisableUserCountryLookup(true)
            .setOutputLoggerLevel(OutputLogger.LogLevel.NONE);
    try (Statsig statsig = new Statsig("", options.build())) {
      InitializeDetails details = statsig.initializeWithDetails().join();
      if (details.failureDetails != null
          && details.failureDetails.error instanceof SpecFileException fault) {
        throw fault;
      }
      return statsig.getSpecCatalog();
    }
  }

  @Override
  public String name() {
    return "Adapter(FileBased)";
  }

  @Override
  public void start(SpecReceiver receiver) throws IOException {
    try {
      SpecBytes.give(content, receiver);
    } catch (SpecFormatException fault) {
      throw SpecFileException.of(place, fault);
    }
  }
}
