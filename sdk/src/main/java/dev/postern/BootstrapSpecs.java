package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Specs that the application has at hand, and may replace at any time. Evaluations say {@code
 * Bootstrap}. Thread-safe; for one client.
 *
 * <pre>{@code
 * BootstrapSpecs specs = BootstrapSpecs.of(json);
 * Statsig statsig = Statsig.builder("").options(o -> o.setSpecSource(specs)).start();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class BootstrapSpecs implements SpecSource {
  private Given specs;
  private @Nullable SpecReceiver receiver;

  private BootstrapSpecs(Given specs) {
    this.specs = specs;
  }

  /**
   * {@return specs from a text}
   *
   * @param json a spec file
   */
  public static BootstrapSpecs of(String json) {
    return ofBytes(requireNonNull(json, "json is null").getBytes(UTF_8));
  }

  /**
   * {@return specs from bytes, which are copied}
   *
   * @param json a spec file
   */
  public static BootstrapSpecs of(byte[] json) {
    return ofBytes(json.clone());
  }

  /**
   * {@return specs from a stream, which is read to its end and not closed}
   *
   * @param json a spec file
   * @throws IOException if the stream cannot be read
   */
  public static BootstrapSpecs of(InputStream json) throws IOException {
    return ofBytes(json.readAllBytes());
  }

  /**
   * {@return specs that are compiled already, and may be shared with other clients}
   *
   * @param specs a spec file
   */
  public static BootstrapSpecs of(CompiledSpecFile specs) {
    requireNonNull(specs, "specs is null");
    return new BootstrapSpecs(receiver -> receiver.receive(specs));
  }

  /**
   * Replaces the specs; the client evaluates by them before this returns, whether they are newer or
   * older. Before the client is initialised they are only kept.
   *
   * @param json a spec file
   * @throws SpecFormatException if it is not a spec file; what was in use stays in use
   */
  public synchronized void setData(String json) throws SpecFormatException {
    byte[] newer = json.getBytes(UTF_8);
    set(to -> to.receive(new ByteArrayInputStream(newer)));
  }

  /**
   * Replaces the specs, as {@link #setData(String)}, by some that are compiled already.
   *
   * @param newer a spec file
   */
  public synchronized void setData(CompiledSpecFile newer) {
    requireNonNull(newer, "newer is null");
    try {
      set(to -> to.receive(newer));
    } catch (SpecFormatException impossible) {
      throw new AssertionError("they have been read", impossible);
    }
  }

  @Override
  public String name() {
    return "Bootstrap";
  }

  @Override
  public synchronized void start(SpecReceiver specReceiver)
      throws IOException, SpecFormatException {
    receiver = specReceiver;
    specs.giveTo(specReceiver);
  }

  private static BootstrapSpecs ofBytes(byte[] json) {
    return new BootstrapSpecs(receiver -> receiver.receive(new ByteArrayInputStream(json)));
  }

  private void set(Given newer) throws SpecFormatException {
    if (receiver != null) {
      try {
        newer.giveTo(receiver);
      } catch (SpecFormatException notSpecs) {
        throw notSpecs;
      } catch (IOException impossible) {
        throw new AssertionError("bytes can be read", impossible);
      }
    }
    specs = newer;
  }

  private interface Given {
    void giveTo(SpecReceiver receiver) throws IOException, SpecFormatException;
  }
}
