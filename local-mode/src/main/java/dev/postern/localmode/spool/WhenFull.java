package dev.postern.localmode.spool;

/**
 * What a spool does that has reached its size.
 *
 * @since 0.1.0
 */
public enum WhenFull {
  /** It deletes its oldest segment to make room, and counts the events in it. The default. */
  DROP_OLDEST,
  /** It takes no more; whoever logs keeps the events, or counts them as dropped. */
  REFUSE
}
