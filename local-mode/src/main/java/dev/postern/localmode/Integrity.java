package dev.postern.localmode;

/**
 * What is made of the lock beside a spec file ({@link SpecLock}).
 *
 * @since 0.1.0
 */
public enum Integrity {
  /** The lock is not looked at. */
  OFF,
  /**
   * A file that is not as its lock says is used all the same; the log and the status say so. A file
   * without a lock is fine. The default.
   */
  WARN,
  /**
   * Only a file that is as its lock says, with a lock signed by a trusted key, is used. Any other
   * is refused, and what was in use stays in use.
   */
  REQUIRE
}
