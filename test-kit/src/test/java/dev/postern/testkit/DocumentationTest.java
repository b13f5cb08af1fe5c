package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineTestKit;

/**
 * Compiles and runs every Java example of the documentation: one with a {@code main} must print the
 * text block that follows it, the tests of a test class must pass, and what is shown of a sample
 * must be the sample's file.
 */
class DocumentationTest {
  private static final Path PROJECT =
      Objects.requireNonNull(Path.of("").toAbsolutePath().getParent(), "a module's folder");

  private static final Pattern EXAMPLE =
      Pattern.compile(
          "```java\\n(?<code>[^`]*?public class (?<name>\\w+)[^`]*?)```\\s*"
              + "(?:[^`#]*?)```text\\n(?<output>[^`]*?)```");

  private static final Pattern TEST_CLASS =
      Pattern.compile(
          "```java\\n(?<code>[^`]*?\\n(?:@StatsigTest[^`]*?\\n)?class (?<name>\\w+)[^`]*?)```");

  /** A file of the samples, which the build compiles and runs by itself. */
  private static final Pattern SAMPLE =
      Pattern.compile(
          "]\\((?<file>[^)]*/src/it/samples/[^)]*[.]java)\\):\\n\\n```java\\n(?<code>[^`]*)```");

  private static final Pattern JAVA_BLOCK = Pattern.compile("```java\\n");

  @TestFactory
  Stream<DynamicTest> everyExamplePrintsWhatThePageSays(@TempDir Path folder) throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (Path page : pages()) {
      int before = tests.size();
      String text = Files.readString(page, UTF_8);
      addSamples(page, text, tests);
      String others = SAMPLE.matcher(text).replaceAll("");
      addExamples(page, others, folder, tests);
      addTestClasses(page, others, folder, tests);
      assertThat(JAVA_BLOCK.matcher(text).results().count())
          .as("examples of %s with the text that they print", page)
          .isEqualTo(tests.size() - before);
    }
    assertThat(tests).isNotEmpty();
    return tests.stream();
  }

  private static void addSamples(Path page, String text, List<DynamicTest> tests) {
    Matcher sample = SAMPLE.matcher(text);
    while (sample.find()) {
      Path file = page.resolveSibling(sample.group("file")).normalize();
      String code = sample.group("code");
      tests.add(
          named(page, file.getFileName(), () -> assertThat(file).hasContent(code.stripTrailing())));
    }
  }

  private static void addExamples(Path page, String text, Path folder, List<DynamicTest> tests) {
    Matcher example = EXAMPLE.matcher(text);
    while (example.find()) {
      String name = example.group("name");
      String code = example.group("code");
      String output = example.group("output");
      tests.add(named(page, name, () -> assertThat(run(folder, name, code)).isEqualTo(output)));
    }
  }

  private static void addTestClasses(Path page, String text, Path folder, List<DynamicTest> tests) {
    Matcher testClass = TEST_CLASS.matcher(text);
    while (testClass.find()) {
      String name = testClass.group("name");
      String code = testClass.group("code");
      tests.add(named(page, name, () -> runTests(folder, name, code)));
    }
  }

  private static DynamicTest named(Path page, Object what, Executable test) {
    return dynamicTest(PROJECT.relativize(page) + ": " + what, test);
  }

  /** Runs a class of tests, of which at least one must be there and none may fail. */
  private static void runTests(Path folder, String name, String code) throws Exception {
    Path source = Files.writeString(folder.resolve(name + ".java"), code, UTF_8);
    String classPath = System.getProperty("java.class.path");
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String target = folder.toString();
    assertThat(compiler.run(null, null, null, "-cp", classPath, "-d", target, source.toString()))
        .isZero();
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(urls, DocumentationTest.class.getClassLoader())) {
      EngineTestKit.engine("junit-jupiter")
          .selectors(selectClass(loader.loadClass(name)))
          .execute()
          .testEvents()
          .assertStatistics(counts -> counts.failed(0).aborted(0).skipped(0))
          .succeeded()
          .assertThatEvents()
          .isNotEmpty();
    }
  }

  private static List<Path> pages() throws IOException {
    List<Path> pages = new ArrayList<>(List.of(PROJECT.resolve("README.md")));
    try (Stream<Path> docs = Files.walk(PROJECT.resolve("docs"))) {
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
