package dev.postern.internal.evaluate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an experiment came to decide for a layer. §7 of the rules.
 *
 * @param experiment the experiment's name
 * @param explicitParameters those of the experiment; null when the file has none
 * @param undelegated exposures from before the experiment was entered; null when they count as all
 *     of them, as the engine has it for an experiment that may be mapped to another
 */
public record Delegation(
    String experiment, @Nullable List<String> explicitParameters, @Nullable Exposures undelegated) {
  static Delegation to(CompiledSpec experiment, @Nullable Exposures undelegated) {
    SpecHeader header = experiment.header();
    return new Delegation(header.name(), header.explicitParameters(), undelegated);
  }
}
