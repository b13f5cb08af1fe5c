package dev.postern.testkit;

import dev.postern.CompiledSpecFile;
import dev.postern.SpecFormatException;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Spec files by where they are. Each is read and compiled once, and again when it has changed, for
 * all tests of the JVM.
 */
final class SpecLocations {
  private static final ConcurrentMap<String, Entry> COMPILED = new ConcurrentHashMap<>();

  private SpecLocations() {}

  private record Entry(long modified, CompiledSpecFile specs) {}

  /** The specs at {@code classpath:…}, a URL or a path. */
  static CompiledSpecFile compile(String location) {
    try {
      return compile(Specs.locate(location), location);
    } catch (IOException unreadable) {
      throw new IllegalArgumentException(
          "The specs %s cannot be read: %s".formatted(location, unreadable), unreadable);
    }
  }

  static CompiledSpecFile compile(BuiltSpec spec) {
    try {
      return CompiledSpecFile.of(spec.bytes());
    } catch (SpecFormatException notSpecs) {
      throw new IllegalArgumentException("These are no specs: " + notSpecs.getMessage(), notSpecs);
    }
  }

  private static CompiledSpecFile compile(URL url, String location) throws IOException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false);
    try (InputStream in = connection.getInputStream()) {
      long modified = connection.getLastModified();
      Entry known = COMPILED.get(url.toString());
      if (known != null && known.modified() == modified) {
        return known.specs();
      }
      CompiledSpecFile compiled = CompiledSpecFile.read(in);
      COMPILED.put(url.toString(), new Entry(modified, compiled));
      return compiled;
    } catch (SpecFormatException notSpecs) {
      throw new IllegalArgumentException(
          "%s is no spec file: %s".formatted(location, notSpecs.getMessage()), notSpecs);
    }
  }

  /** That which finds the resources of a test. */
  static ClassLoader loader() {
    ClassLoader ofThread = Thread.currentThread().getContextClassLoader();
    return ofThread == null ? ClassLoader.getSystemClassLoader() : ofThread;
  }
}
