package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.postern.internal.spec.SpecParser;
import dev.postern.internal.store.SpecContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A spec file that has been read and compiled once, for any number of clients. A client that is
 * given one starts in microseconds and shares all of it; tests make a client each this way.
 * Immutable.
 *
 * <pre>{@code
 * CompiledSpecFile specs = CompiledSpecFile.of(json);
 * Statsig statsig =
 *     Statsig.builder("").options(o -> o.setSpecSource(BootstrapSpecs.of(specs))).start();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class CompiledSpecFile {
  private final SpecContent content;

  private CompiledSpecFile(SpecContent content) {
    this.content = content;
  }

  /**
   * {@return specs from a text}
   *
   * @param json a spec file
   * @throws SpecFormatException if it is not a spec file
   */
  public static CompiledSpecFile of(String json) throws SpecFormatException {
    return of(requireNonNull(json, "json is null").getBytes(UTF_8));
  }

  /**
   * {@return specs from bytes}
   *
   * @param json a spec file
   * @throws SpecFormatException if it is not a spec file
   */
  public static CompiledSpecFile of(byte[] json) throws SpecFormatException {
    try {
      return read(new ByteArrayInputStream(json));
    } catch (SpecFormatException notSpecs) {
      throw notSpecs;
    } catch (IOException impossible) {
      throw new AssertionError("bytes can be read", impossible);
    }
  }

  /**
   * {@return specs from a stream, which is read to its end and not closed}
   *
   * @param json a spec file
   * @throws IOException if the stream cannot be read
   * @throws SpecFormatException if it does not hold a spec file
   */
  public static CompiledSpecFile read(InputStream json) throws IOException, SpecFormatException {
    return new CompiledSpecFile(SpecContent.of(SpecParser.parse(json)));
  }

  /** {@return what the specs contain} */
  public SpecCatalog catalog() {
    return content.catalog();
  }

  SpecContent content() {
    return content;
  }
}
