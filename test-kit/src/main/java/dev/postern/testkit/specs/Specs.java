package dev.postern.testkit.specs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Makes specs.
 *
 * <pre>{@code
 * BuiltSpec spec =
 *     Specs.spec(
 *         s ->
 *             s.gate("new_checkout", g -> g.rule("de", r -> r.when(country().isAnyOf("DE")).pass(50)))
 *                 .experiment(
 *                     "button",
 *                     e ->
 *                         e.group("Control", 50, Map.of("colour", "grey"))
 *                             .group("Blue", 50, Map.of("colour", "blue"))));
 * }</pre>
 *
 * @since 0.1.0
 */
public final class Specs {
  private static final String CLASSPATH = "classpath:";

  private Specs() {}

  /**
   * {@return specs with what is put into them}
   *
   * @param content puts gates and the like into the builder that it is given
   * @throws IllegalArgumentException if something makes no sense, such as groups of over 100 %
   */
  public static BuiltSpec spec(Consumer<? super SpecBuilder> content) {
    return new SpecBuilder(SpecJson.empty()).build(content);
  }

  /** {@return specs without anything in them} */
  public static BuiltSpec empty() {
    return spec(s -> {});
  }

  /**
   * {@return specs that there are already, to change them with {@link BuiltSpec#with}}
   *
   * @param json a spec file
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public static BuiltSpec parse(String json) {
    return new BuiltSpec(SpecJson.parse(requireNonNull(json, "json is null")));
  }

  /**
   * {@return the specs of a file, to change them with {@link BuiltSpec#with}}
   *
   * @param file a spec file
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not a JSON object
   */
  public static BuiltSpec read(Path file) throws IOException {
    return parse(Files.readString(file, UTF_8));
  }

  /**
   * {@return the specs of a file, to change them with {@link BuiltSpec#with}}
   *
   * @param location {@code classpath:…}, a URL or a path
   * @throws IOException if it cannot be read
   * @throws IllegalArgumentException if it is not a JSON object, or not on the class path
   */
  public static BuiltSpec read(String location) throws IOException {
    try (InputStream in = locate(location).openStream()) {
      return parse(new String(in.readAllBytes(), UTF_8));
    }
  }

  /**
   * {@return where a spec file is}
   *
   * @param location {@code classpath:…}, a URL or a path
   * @throws MalformedURLException if it is a URL of a kind that Java does not know
   * @throws IllegalArgumentException if it is not on the class path
   */
  public static URL locate(String location) throws MalformedURLException {
    if (location.startsWith(CLASSPATH)) {
      return resource(location.substring(CLASSPATH.length()));
    }
    return location.matches("[a-z]{2,}:.*") ? new URL(location) : Path.of(location).toUri().toURL();
  }

  private static URL resource(String path) {
    String name = path.startsWith("/") ? path.substring(1) : path;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    URL url = loader == null ? ClassLoader.getSystemResource(name) : loader.getResource(name);
    if (url == null) {
      throw new IllegalArgumentException("There is no %s on the class path".formatted(name));
    }
    return url;
  }
}
