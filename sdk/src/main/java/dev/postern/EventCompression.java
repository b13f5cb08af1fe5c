package dev.postern;

/**
 * How events are compressed on their way to Statsig.
 *
 * @since 0.1.0
 */
public enum EventCompression {
  /** With the platform's own gzip. */
  GZIP,
  /** With zstd, by {@code io.airlift:aircompressor}, which must be on the class path. */
  ZSTD
}
