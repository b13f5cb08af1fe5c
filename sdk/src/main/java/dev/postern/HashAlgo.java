package dev.postern;

/**
 * How a client-initialize response hides the names of gates, configs, experiments, layers and
 * parameter stores. The client SDK hashes what it is asked for in the same way.
 *
 * <p>Rule ids, group names, parameter names and values are never hashed.
 *
 * @since 0.1.0
 */
public enum HashAlgo {
  /** The default: a 32-bit number, made of the name's code points, in decimal. */
  DJB2,
  /** The Base64 form, with padding, of the SHA-256 of the name's UTF-8. */
  SHA256,
  /** The names themselves. */
  NONE
}
