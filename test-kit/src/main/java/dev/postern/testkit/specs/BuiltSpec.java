package dev.postern.testkit.specs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Specs as JSON. Immutable; equal specs have the same JSON.
 *
 * @since 0.1.0
 */
public final class BuiltSpec {
  private final ObjectNode root;
  private final String json;

  BuiltSpec(ObjectNode root) {
    this.root = root;
    this.json = SpecJson.compact(root);
  }

  /** {@return the spec file, on one line} */
  public String json() {
    return json;
  }

  /** {@return the spec file in UTF-8} */
  public byte[] bytes() {
    return json.getBytes(UTF_8);
  }

  /**
   * Writes it, indented; replaces what is there.
   *
   * @param file where it is written
   * @return the file
   * @throws IOException if it cannot be written
   */
  public Path writeTo(Path file) throws IOException {
    return Files.writeString(file, SpecJson.pretty(root), UTF_8);
  }

  /**
   * {@return these specs with more in them, and others in place of those that have the same name}
   *
   * @param changes puts gates and the like into the builder that it is given
   * @throws IllegalArgumentException if something makes no sense
   */
  public BuiltSpec with(Consumer<? super SpecBuilder> changes) {
    return new SpecBuilder(root.deepCopy()).build(changes);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof BuiltSpec that && json.equals(that.json);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(json);
  }

  @Override
  public String toString() {
    return json;
  }
}
