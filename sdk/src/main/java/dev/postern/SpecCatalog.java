package dev.postern;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the specs in use contain.
 *
 * @param time when they last changed on the server, in milliseconds since 1970; 0 for none
 * @param checksum the server's checksum; null when the file has none
 * @param entities everything that can be asked for, in the order of the file
 * @param problems what was left out because it could not be read
 * @since 0.1.0
 */
public record SpecCatalog(
    long time, @Nullable String checksum, List<SpecEntity> entities, List<SpecProblem> problems) {
  static final SpecCatalog EMPTY = new SpecCatalog(0, null, List.of(), List.of());

  /**
   * Copies the components.
   *
   * @param time when they last changed on the server, in milliseconds since 1970; 0 for none
   * @param checksum the server's checksum; null when the file has none
   * @param entities everything that can be asked for, in the order of the file
   * @param problems what was left out because it could not be read
   */
  public SpecCatalog {
    entities = List.copyOf(requireNonNull(entities, "entities is null"));
    problems = List.copyOf(requireNonNull(problems, "problems is null"));
  }
}
