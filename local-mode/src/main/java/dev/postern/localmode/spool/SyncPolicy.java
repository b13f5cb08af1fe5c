package dev.postern.localmode.spool;

/**
 * When a spool has the system write events through to the disk. A killed process loses nothing that
 * was acknowledged under any of them; they differ when the machine goes down.
 *
 * @since 0.1.0
 */
public enum SyncPolicy {
  /** When the system sees fit; the last half minute or so may be lost. */
  NEVER,
  /** Once in an interval; the events of one interval may be lost. The default. */
  INTERVAL,
  /** Before each batch is acknowledged; nothing that was acknowledged is lost. */
  EACH
}
