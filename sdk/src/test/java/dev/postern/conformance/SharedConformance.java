package dev.postern.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.testing.BytesSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/**
 * Where the recorded answers are: {@code shared/conformance} beside the project or above it, or
 * under the directory the system property {@value #PROPERTY} names ({@code mvn
 * -Dpostern.shared=…}).
 */
public final class SharedConformance {

  private static final String PROPERTY = "postern.shared";
  private static final String FOLDER = "conformance";
  private static final ObjectMapper JSON = new ObjectMapper();

  private SharedConformance() {}

  /**
   * The folder with the data. Skips the calling test if there is none, unless the property asks for
   * it.
   */
  public static Path directory() {
    String named = System.getProperty(PROPERTY, "");
    return named.isEmpty() ? nearby() : checked(Path.of(named, FOLDER));
  }

  /** The lines of a packed file of JSON lines. */
  public static List<JsonNode> lines(String file) {
    Path path = directory().resolve(file);
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new GZIPInputStream(Files.newInputStream(path)), UTF_8))) {
      return reader.lines().map(SharedConformance::json).toList();
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot read " + path, failure);
    }
  }

  /** The folders of the cases that have this file. */
  static List<Path> cases(String file) throws IOException {
    try (Stream<Path> folders = Files.list(directory())) {
      return folders.filter(folder -> Files.exists(folder.resolve(file))).sorted().toList();
    }
  }

  /** An initialised client with the specs and the environment of a case. */
  static Statsig client(Path folder) throws IOException {
    String environment = Files.readString(folder.resolve("environment.txt")).strip();
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new BytesSource(Files.readAllBytes(folder.resolve("specs.json"))))
            .setEnvironment(environment.isEmpty() ? null : environment)
            .setWaitForCountryLookupInit(true)
            .build();
    Statsig statsig = new Statsig("", options);
    assertThat(statsig.initializeWithDetails().join().getFailureDetails()).isNull();
    return statsig;
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path checked(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalStateException("-D" + PROPERTY + ": there is no folder " + folder);
    }
    return folder;
  }

  private static Path nearby() {
    Optional<Path> found =
        Stream.iterate(Path.of("").toAbsolutePath(), ancestor -> ancestor != null, Path::getParent)
            .map(ancestor -> ancestor.resolve("shared").resolve(FOLDER))
            .filter(Files::isDirectory)
            .findFirst();
    return found.orElseGet(SharedConformance::skip);
  }

  private static Path skip() {
    return abort(
        "Skipped: no shared/conformance beside the project or above it. Name the folder that holds"
            + " conformance with -D"
            + PROPERTY
            + "=…");
  }
}
