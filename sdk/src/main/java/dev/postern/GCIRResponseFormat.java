package dev.postern;

/**
 * The form of a client-initialize response, by what the client SDK that gets it understands.
 *
 * @since 0.1.0
 */
public enum GCIRResponseFormat {
  /** The default, which every client SDK understands. */
  Initialize,
  /** The same with each secondary exposure written once and referred to by a short id. */
  InitializeWithSecondaryExposureMapping,
  /**
   * The shortest, {@code init-v2}: values and secondary exposures are written once and numbered,
   * and what has its usual value is left out. The official Java SDK does not have it; the engine
   * and other SDKs do.
   */
  InitializeV2
}
