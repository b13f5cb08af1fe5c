package dev.postern.testkit.specs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.io.IOException;
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
}
