package dev.postern.localmode.command;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where recorded spec files are: {@code shared/conformance} beside the project or above it, or
 * under the directory that the system property {@code postern.shared} names.
 */
final class SharedSpecs {
  private static final String PROPERTY = "postern.shared";

  private SharedSpecs() {}

  /** The spec file of a case. Skips the calling test if there is none. */
  static Path of(String name) {
    return folder().resolve(name).resolve("specs.json");
  }

  private static Path folder() {
    String named = System.getProperty(PROPERTY, "");
    Path start = named.isEmpty() ? Path.of("").toAbsolutePath() : Path.of(named);
    return Stream.iterate(start, ancestor -> ancestor != null, Path::getParent)
        .flatMap(
            folder ->
                Stream.of(folder.resolve("conformance"), folder.resolve("shared/conformance")))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseGet(SharedSpecs::skip);
  }

  private static Path skip() {
    return abort(
        "Skipped: no shared/conformance beside the project or above it. Name the folder that holds"
            + " conformance with -D"
            + PROPERTY
            + "=…");
  }
}
