package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Other specs of a file are in use.
 *
 * @param before the version that was in use; null for the first
 * @param after the version that is in use now
 * @param diff what is different; everything is added by the first
 * @since 0.1.0
 */
public record SpecFileUpdate(
    @Nullable SpecFileVersion before, SpecFileVersion after, SpecDiff diff) {
  /**
   * Checks the components.
   *
   * @param before the version that was in use; null for the first
   * @param after the version that is in use now
   * @param diff what is different; everything is added by the first
   */
  public SpecFileUpdate {
    requireNonNull(after, "after is null");
    requireNonNull(diff, "diff is null");
  }
}
