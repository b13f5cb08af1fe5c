package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * Which specs of a file are meant.
 *
 * @param number the version that the lock tells; null without a lock that fits the file
 * @param time when the specs last changed on the server, in milliseconds since 1970
 * @param sha256 of the file's bytes, in lower-case hexadecimal digits
 * @param signedBy the id of the trusted key that signed the lock; null when none did
 * @since 0.1.0
 */
public record SpecFileVersion(
    @Nullable Long number, long time, String sha256, @Nullable String signedBy) {
  /**
   * Checks the components.
   *
   * @param number the version that the lock tells; null without a lock that fits the file
   * @param time when the specs last changed on the server, in milliseconds since 1970
   * @param sha256 of the file's bytes, in lower-case hexadecimal digits
   * @param signedBy the id of the trusted key that signed the lock; null when none did
   */
  public SpecFileVersion {
    requireNonNull(sha256, "sha256 is null");
  }

  /** The number or else the time, and the beginning of the checksum. */
  @Override
  public String toString() {
    String name = number == null ? "time " + time : "version " + number;
    return name + " (" + sha256.substring(0, Math.min(12, sha256.length())) + ")";
  }
}
