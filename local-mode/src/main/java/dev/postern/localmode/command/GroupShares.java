package dev.postern.localmode.command;

import dev.postern.localmode.command.document.BucketGroup;
import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.Section;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The share that each group of an experiment is meant to have of the users in a group. */
final class GroupShares {
  private GroupShares() {}

  /**
   * By the groups' buckets, where these can be read; else all groups alike.
   *
   * @return shares that make up 1, by the name of the group; empty without groups
   */
  static Map<String, Double> expected(SpecDocument specs, String experiment) {
    Map<String, Double> weights =
        specs
            .entity(Section.CONFIGS, experiment)
            .map(entity -> weights(specs, entity))
            .orElseGet(() -> banditWeights(specs, experiment));
    double sum = weights.values().stream().mapToDouble(Double::doubleValue).sum();
    weights.replaceAll((name, weight) -> sum == 0 ? 0 : weight / sum);
    return weights;
  }

  private static Map<String, Double> weights(SpecDocument specs, Entity experiment) {
    Map<String, Double> weights = new LinkedHashMap<>();
    List<BucketGroup> groups = BucketGroup.of(specs, experiment);
    groups.forEach(
        group -> weights.merge(group.name(), (double) group.taken().cardinality(), Double::sum));
    if (groups.isEmpty()) {
      experiment.rules().stream()
          .filter(rule -> rule.isTrue("isExperimentGroup"))
          .flatMap(rule -> rule.text("groupName").stream())
          .forEach(name -> weights.put(name, 1.0));
    }
    return weights;
  }

  private static Map<String, Double> banditWeights(SpecDocument specs, String name) {
    Map<String, Double> weights = new LinkedHashMap<>();
    specs
        .root()
        .get("cmab_configs")
        .flatMap(all -> all.get(name))
        .flatMap(it -> it.get("groups"))
        .ifPresent(
            groups ->
                groups.elements().stream()
                    .flatMap(group -> group.text("name").stream())
                    .forEach(group -> weights.put(group, 1.0)));
    return weights;
  }
}
