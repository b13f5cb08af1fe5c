package dev.postern.testkit;

import dev.postern.ActiveOverride;
import dev.postern.ExperimentGroup;
import dev.postern.SpecEntity;
import dev.postern.Statsig;
import dev.postern.spi.LoggedEvent;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The groups of experiments by the specs, and for users whose group is overridden by that. */
record ExperimentGroups(Supplier<Statsig> statsig) implements GroupNames {
  @Override
  public @Nullable String groupOf(String experiment, String ruleId, LoggedEvent event) {
    return ruleId.equals("override")
        ? overridden(experiment, event)
        : statsig.get().getExperimentGroups(experiment).groups().stream()
            .filter(group -> group.ruleId().equals(ruleId))
            .map(ExperimentGroup::groupName)
            .findFirst()
            .orElse(null);
  }

  /** The override that was in force when it was logged must still be. */
  private @Nullable String overridden(String experiment, LoggedEvent event) {
    List<ActiveOverride> candidates =
        statsig.get().overrides().active().stream()
            .filter(each -> each.kind() == SpecEntity.Kind.EXPERIMENT)
            .filter(each -> each.name().equals(experiment))
            .filter(each -> each.whom().includes(Events.user(event)))
            .toList();
    return candidates.isEmpty() ? null : groupOf(candidates.get(candidates.size() - 1));
  }

  private static @Nullable String groupOf(ActiveOverride override) {
    return override.value() instanceof String group ? group : null;
  }
}
