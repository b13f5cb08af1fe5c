package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.spi.SpecSource;
import java.nio.file.Path;

/**
 * Clients that evaluate from a spec file: the JSON that Statsig's servers give to server SDKs, kept
 * in git or shipped on a disk.
 *
 * @since 0.1.0
 */
public final class LocalMode {
  private LocalMode() {}

  /**
   * A client that is ready to be asked: the specs are read, and so is the table of countries if
   * they look at it. It uses no network and sends no events; everything else is real.
   *
   * @param specFile the spec file
   * @return the client
   * @throws SpecFileException if the file cannot be read or is not a spec file
   */
  public static Statsig statsig(Path specFile) {
    return statsig(specFile, new StatsigOptions.Builder());
  }

  /**
   * A client that is ready to be asked, with further options. The builder's spec source is set to
   * the file, and it waits for what is loaded in the background.
   *
   * @param specFile the spec file
   * @param options further options
   * @return the client
   * @throws SpecFileException if the file cannot be read or is not a spec file
   */
  public static Statsig statsig(Path specFile, StatsigOptions.Builder options) {
    SpecFile source = new SpecFile(requireNonNull(specFile, "specFile is null"));
    options.setSpecSource(source).setWaitForCountryLookupInit(true).setWaitForUserAgentInit(true);
    Statsig statsig = new Statsig("", options.build());
    statsig.initialize().join();
    SpecFileException failure = source.failure();
    if (failure != null) {
      statsig.close();
      throw failure;
    }
    return statsig;
  }

  /**
   * {@return a source of specs that reads a file once, when its client is initialised}
   *
   * @param specFile the spec file
   */
  public static SpecSource specFile(Path specFile) {
    return new SpecFile(requireNonNull(specFile, "specFile is null"));
  }
}
