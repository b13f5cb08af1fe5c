package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Clients that evaluate from a spec file: the JSON that Statsig's servers give to server SDKs, kept
 * in git or shipped on a disk, in its current form or that of {@code /v1/download_config_specs}.
 *
 * @since 0.1.0
 */
public final class LocalMode {
  private LocalMode() {}

  /**
   * A client that is ready to be asked: the specs are read, and so is the table of countries if
   * they look at it. It follows the file when it changes. It uses no network and sends no events;
   * everything else is real.
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
   * the file and its network is switched off, and it waits for what is loaded in the background.
   * Events go nowhere unless {@link StatsigOptions.Builder#setEventSinks} says where.
   *
   * @param specFile the spec file
   * @param options further options
   * @return the client
   * @throws SpecFileException if the file cannot be read or is not a spec file
   */
  public static Statsig statsig(Path specFile, StatsigOptions.Builder options) {
    return statsig(specFile(specFile).failOnFirstLoad(true).build(), options);
  }

  /**
   * A client with specs from a source, such as one that checks signatures; otherwise as {@link
   * #statsig(Path, StatsigOptions.Builder)}.
   *
   * @param specs where the specs come from
   * @param options further options
   * @return the client
   * @throws SpecFileException if the specs cannot be used and the source says {@link
   *     SpecFileSource.Builder#failOnFirstLoad}; else the client has no specs until they can
   */
  public static Statsig statsig(SpecFileSource specs, StatsigOptions.Builder options) {
    options
        .setSpecSource(specs)
        .setDisableNetwork(true)
        .setWaitForCountryLookupInit(true)
        .setWaitForUserAgentInit(true);
    Statsig statsig = new Statsig("", options.build());
    try {
      statsig.initializeWithDetails().join();
      return statsig;
    } catch (CompletionException failed) {
      statsig.close();
      throw failed.getCause() instanceof SpecFileException failure ? failure : failed;
    }
  }

  /**
   * Settings of a source that reads a file, and reads it again whenever it changes.
   *
   * @param specFile the spec file
   * @return settings with defaults
   */
  public static SpecFileSource.Builder specFile(Path specFile) {
    requireNonNull(specFile, "specFile is null");
    return new SpecFileSource.Builder(new SpecPlace.OnDisk(specFile, SpecLock.beside(specFile)));
  }

  /**
   * Settings of a source that reads a resource of the class path, such as {@code app/specs.json},
   * once. Its lock and its id lists are resources beside it.
   *
   * @param name the name of the resource
   * @return settings with defaults
   */
  public static SpecFileSource.Builder specResource(String name) {
    return specResource(Thread.currentThread().getContextClassLoader(), name);
  }

  /**
   * The same as {@link #specResource(String)}, with the class loader that has the resource.
   *
   * @param loader finds the resource; null for that of the system
   * @param name the name of the resource
   * @return settings with defaults
   */
  public static SpecFileSource.Builder specResource(@Nullable ClassLoader loader, String name) {
    requireNonNull(name, "name is null");
    ClassLoader finder = loader == null ? ClassLoader.getSystemClassLoader() : loader;
    return new SpecFileSource.Builder(new SpecPlace.OnClassPath(finder, name));
  }

  /**
   * Settings of a source that reads a stream to its end, once, and closes it.
   *
   * @param specs where the specs come from
   * @return settings with defaults
   */
  public static SpecFileSource.Builder specs(InputStream specs) {
    return new SpecFileSource.Builder(new SpecPlace.InStream(specs));
  }
}
