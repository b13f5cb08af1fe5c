package dev.postern.localmode;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How things stand with a spec file. Immutable.
 *
 * @param version the version in use; null before there is one
 * @param loadedAt when that was put to use; null before there is one
 * @param warning in what the file is not as its lock says, under {@link Integrity#WARN}; null when
 *     all is well
 * @param lastError why the file as it is now is not in use, with the place of the fault; null when
 *     it is in use
 * @param failures how often that has been tried in vain since the file was last found good
 * @since 0.1.0
 */
public record SpecFileStatus(
    @Nullable SpecFileVersion version,
    @Nullable Instant loadedAt,
    @Nullable String warning,
    @Nullable SpecFileException lastError,
    int failures) {
  static final SpecFileStatus NONE = new SpecFileStatus(null, null, null, null, 0);

  /** {@return whether the file as it is now is in use} */
  public boolean isCurrent() {
    return version != null && lastError == null;
  }
}
