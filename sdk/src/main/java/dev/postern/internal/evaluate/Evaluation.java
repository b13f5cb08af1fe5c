package dev.postern.internal.evaluate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question about one user.
 *
 * @param name what was asked for
 * @param exposures the nested gates that took part
 * @param isOverridden whether an override took part, for the answer itself or for a nested gate
 * @param mappedTo what was evaluated in place of the name, by config mapping; null for itself
 * @param experiments those that {@code experiment_group} conditions asked about, in order
 * @param hasUnsampledGate whether a nested gate took part whose rule has no sampling rate, so that
 *     no exposure of this evaluation may be left out by sampling
 * @param parameterRules which rule set each parameter of a layer that takes parameters from every
 *     rule; null for everything else
 * @param kept of an answer that was kept for the user; null for one of now
 * @param missing what could not be asked because it is not loaded yet; null when nothing was
 */
public record Evaluation(
    EntityKind kind,
    String name,
    Decision decision,
    Exposures exposures,
    boolean isOverridden,
    @Nullable String mappedTo,
    List<Evaluation> experiments,
    boolean hasUnsampledGate,
    @Nullable Map<String, String> parameterRules,
    @Nullable Kept kept,
    @Nullable String missing) {
  /**
   * When an answer was kept.
   *
   * @param time when the specs that gave it last changed, milliseconds since 1970
   * @param usedAt now
   */
  public record Kept(long time, long usedAt) {}

  /** One in which nothing took part but the spec itself. */
  static Evaluation plain(EntityKind kind, String name, Decision decision) {
    return new Evaluation(
        kind, name, decision, Exposures.NONE, false, null, List.of(), false, null, null, null);
  }

  /** The nested gates from before a layer's experiment was entered; all of them without one. */
  public Exposures undelegatedExposures() {
    Delegation delegation = decision.delegation();
    Exposures undelegated = delegation == null ? null : delegation.undelegated();
    return undelegated == null ? exposures : undelegated;
  }
}
