package dev.postern.testkit;

import dev.postern.SpecEntity;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.explain.Explanation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What someone gets of whom nothing is known, with the overrides as they stand. */
final class StandingValues {
  private final Statsig statsig;
  private final TestOverrides overrides;

  StandingValues(Statsig statsig, TestOverrides overrides) {
    this.statsig = statsig;
    this.overrides = overrides;
  }

  Map<String, ? extends @Nullable Object> of(SpecEntity.Kind kind, String name) {
    Explanation.Kind asked =
        switch (kind) {
          case LAYER -> Explanation.Kind.LAYER;
          case EXPERIMENT -> Explanation.Kind.EXPERIMENT;
          default -> Explanation.Kind.DYNAMIC_CONFIG;
        };
    if (kind == SpecEntity.Kind.PARAMETER_STORE) {
      return ofStore(name);
    }
    StatsigUser nobody = new StatsigUser.Builder().build();
    Object value = statsig.explain(nobody, asked, name).answer().value();
    return value instanceof Map<?, ?> map ? Values.asObject(map) : Map.of();
  }

  private Map<String, ? extends @Nullable Object> ofStore(String name) {
    Map<String, ? extends @Nullable Object> values = Map.of();
    for (OverrideEntry entry : overrides.entries()) {
      boolean isSame = entry.kind() == SpecEntity.Kind.PARAMETER_STORE && entry.name().equals(name);
      values = isSame && entry.value() instanceof Map<?, ?> map ? Values.asObject(map) : values;
    }
    return values;
  }
}
