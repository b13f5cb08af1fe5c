package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.OverrideScope;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * The overrides of an overlay file, read once. {@link SpecFileSource.Builder#overlay} follows such
 * a file; this is for whoever wants to set them in a scope of their own. Immutable.
 *
 * @since 0.1.0
 */
public final class Overlay {
  private final Consumer<OverrideScope> overrides;

  private Overlay(SpecPlace place) {
    overrides = OverlayReader.read(place, place.read());
  }

  /**
   * {@return the overrides of a file}
   *
   * @param file an overlay file
   * @throws SpecFileException if it cannot be read or something in it is malformed or unknown
   */
  public static Overlay read(Path file) {
    requireNonNull(file, "file is null");
    return new Overlay(new SpecPlace.OnDisk(file, file));
  }

  /**
   * {@return the overrides of a resource of the class path}
   *
   * @param loader finds the resource
   * @param name the name of the resource, such as {@code app/overlay.json}
   * @throws SpecFileException if there is none or something in it is malformed or unknown
   */
  public static Overlay resource(ClassLoader loader, String name) {
    requireNonNull(loader, "loader is null");
    requireNonNull(name, "name is null");
    return new Overlay(new SpecPlace.OnClassPath(loader, name));
  }

  /**
   * Sets all of them.
   *
   * @param scope where they go, above what it has
   */
  public void applyTo(OverrideScope scope) {
    overrides.accept(scope);
  }
}
