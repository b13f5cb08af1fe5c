package dev.postern.internal.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment came to decide for a layer. §7 of the rules.
 *
 * @param experiment the experiment's name
 * @param explicitParameters those of the experiment
 * @param undelegated exposures from before the experiment was entered
 */
public record Delegation(
    String experiment, List<String> explicitParameters, Exposures undelegated) {
  static Delegation to(CompiledSpec delegate, @Nullable SpecHeader decided, Exposures undelegated) {
    List<String> explicit = decided == null ? null : decided.explicitParameters();
    return new Delegation(
        delegate.header().name(), explicit == null ? List.of() : explicit, undelegated);
  }
}
