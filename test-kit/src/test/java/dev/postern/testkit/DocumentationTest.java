package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles and runs every Java example of the documentation that has a {@code main}; it must print
 * the text block that follows it.
 */
class DocumentationTest {
  private static final Path PROJECT =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent(), "a module's folder");

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```java\\n(?<code>[^`]*?public class (?<name>\\w+)[^`]*?)```\\s*"
              + "(?:[^`#]*?)```text\\n(?<output>[^`]*?)```");

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n");

  @TestFactory
  Stream<DynamicTest> everyExamplePrintsWhatThePageSays(@TempDir Path folder) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      String text = Files.readString(page, UTF_8);
      Matcher example = EXAMPLE.matcher(text);
      int found = 0;
      while (example.find()) {
        found++;
        String name = example.group("name");
        String code = example.group("code");
        String output = example.group("output");
        tests.add(
            dynamicTest(
                PROJECT.relativize(page) + ": " + name,
                () -> assertThat(run(folder, name, code)).isEqualTo(output)));
      }
      assertThat(JAVA_BLOCK.matcher(text).results().count())
          .as("examples of %s with the text that they print", page)
          .isEqualTo(found);
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(PROJECT.resolve("README.md")));
    try (Stream<Path> docs = Files.list(PROJECT.resolve("docs"))) {
      docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
    }
    return pages;
  }

  /** Runs it from the project's folder, as the page's reader does. */
  private static String run(Path folder, String name, String code)
      throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve(name + ".java"), code, UTF_8);
    Path errors = folder.resolve(name + ".err");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                source.toString())
            .directory(PROJECT.toFile())
            .redirectError(errors.toFile())
            .start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(Files.readString(errors, UTF_8)).isZero();
    return output;
  }
}
