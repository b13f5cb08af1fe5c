package dev.postern.localmode.command;

import dev.postern.Experiment;
import dev.postern.Layer;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a user gets.
 *
 * @param value a flag, or a map of parameters
 * @param group the group of an experiment, or the experiment of a layer; null for none
 */
record GivenAnswer(Object value, @Nullable String group) {
  /** What may be asked for. */
  enum Kind {
    GATE("gate") {
      @Override
      GivenAnswer ask(Statsig statsig, StatsigUser user, String name) {
        return new GivenAnswer(statsig.checkGate(user, name), null);
      }
    },
    CONFIG("config") {
      @Override
      GivenAnswer ask(Statsig statsig, StatsigUser user, String name) {
        return new GivenAnswer(statsig.getDynamicConfig(user, name).getValue(), null);
      }
    },
    EXPERIMENT("experiment") {
      @Override
      GivenAnswer ask(Statsig statsig, StatsigUser user, String name) {
        Experiment experiment = statsig.getExperiment(user, name);
        return new GivenAnswer(experiment.getValue(), experiment.getGroupName());
      }
    },
    LAYER("layer") {
      @Override
      GivenAnswer ask(Statsig statsig, StatsigUser user, String name) {
        Layer layer = statsig.getLayer(user, name);
        return new GivenAnswer(layer.getValue(), layer.getAllocatedExperimentName());
      }
    };

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    abstract GivenAnswer ask(Statsig statsig, StatsigUser user, String name);

    @Override
    public String toString() {
      return word;
    }
  }

  /** How another answer differs, in words: {@code off → on}, {@code columns: 2 → 3}. */
  String differenceTo(GivenAnswer other) {
    List<String> parts = new ArrayList<>();
    if (!Objects.equals(group, other.group)) {
      parts.add(word(group) + " → " + word(other.group));
    }
    if (value instanceof Map<?, ?> old && other.value instanceof Map<?, ?> now) {
      parts.addAll(parameters(old, now));
    } else {
      parts.add(this + " → " + other);
    }
    return String.join(", ", parts);
  }

  private static String word(@Nullable String group) {
    return group == null ? "no group" : group;
  }

  private static List<String> parameters(Map<?, ?> old, Map<?, ?> now) {
    Set<Object> names = new LinkedHashSet<>(old.keySet());
    names.addAll(now.keySet());
    names.removeIf(name -> Objects.equals(old.get(name), now.get(name)));
    return names.stream()
        .map(
            name ->
                "%s: %s → %s"
                    .formatted(name, JsonText.of(old.get(name)), JsonText.of(now.get(name))))
        .toList();
  }

  /** In words: {@code on}, {@code off}, or the group and the parameters. */
  @Override
  public String toString() {
    if (value instanceof Boolean isOn) {
      return isOn ? "on" : "off";
    }
    return (group == null ? "" : group + " ") + JsonText.of(value);
  }
}
