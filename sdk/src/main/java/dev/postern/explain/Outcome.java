package dev.postern.explain;

/**
 * What came of a rule, a condition or a config mapping.
 *
 * @since 0.1.0
 */
public enum Outcome {
  /** It holds. */
  YES,
  /** It does not hold. */
  NO,
  /** It ended the whole evaluation: it is unsupported, or what it refers to goes too deep. */
  STOPPED,
  /** The evaluation did not come to it. */
  NOT_EVALUATED
}
