package dev.postern.official;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One source file, compiled for the official SDK and, with its imports changed, for this one. */
class SameSourceTest {
  @TempDir Path directory;

  @Test
  void theSameSourceGivesTheSameOutput() throws Exception {
    String source = source();
    List<String> official = run("official", source);
    List<String> ours = run("ours", source.replace("com.statsig", "dev.postern"));

    assertThat(official).hasSizeGreaterThan(40).contains("[before, Uninitialized]");
    assertThat(ours).isEqualTo(official);
  }

  private static String source() throws IOException {
    try (InputStream in = SameSourceTest.class.getResourceAsStream("ShopExample.java")) {
      return new String(requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  @SuppressWarnings("unchecked")
  private List<String> run(String name, String source) throws Exception {
    Path classes = Files.createDirectory(directory.resolve(name));
    Path file = Files.writeString(classes.resolve("ShopExample.java"), source);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    int exit =
        compiler.run(
            null,
            null,
            null,
            "-cp",
            System.getProperty("java.class.path"),
            "-d",
            classes.toString(),
            file.toString());
    assertThat(exit).isZero();
    URL[] urls = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, getClass().getClassLoader())) {
      Object example = loader.loadClass("ShopExample").getConstructor().newInstance();
      return ((Function<String, List<String>>) example).apply(Fixtures.STOREFRONT.specText());
    }
  }
}
