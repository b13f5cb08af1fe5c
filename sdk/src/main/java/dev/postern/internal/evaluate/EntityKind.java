package dev.postern.internal.evaluate;

/** What can be asked for by name. An experiment and a dynamic config share their names. */
public enum EntityKind {
  /** A feature gate, segment or holdout. */
  GATE,
  /** A dynamic config. */
  DYNAMIC_CONFIG,
  /** An experiment, autotune or contextual bandit. */
  EXPERIMENT,
  /** A layer. */
  LAYER,
  /** A parameter store, which only overrides know as something to be asked for. */
  PARAMETER_STORE
}
