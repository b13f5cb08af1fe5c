package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Makes an experiment. Users who are kept out, and those whom the groups leave over, get no
 * parameters; in a layer, those of the layer.
 *
 * @since 0.1.0
 */
public final class ExperimentBuilder extends EntityBuilder<ExperimentBuilder> {
  private static final int BUCKETS = 1000;

  private final List<Group> groups = new ArrayList<>();
  private final List<Forced> forced = new ArrayList<>();
  private final List<KeptOut> keptOut = new ArrayList<>();
  private final List<Condition> targeting = new ArrayList<>();
  private ObjectNode layerDefaults = SpecJson.object();
  private double allocation = 100;
  private boolean isActive = true;
  private @Nullable String launched;

  ExperimentBuilder(String name) {
    super(name, "experiment");
  }

  private record Group(String name, double percent, ObjectNode values) {}

  private record Forced(String group, List<String> ids) {}

  private record KeptOut(String ruleId, Condition condition) {}

  /**
   * Adds a group. Its rule has the name as its id.
   *
   * @param name its name
   * @param percent the share of the experiment's users that are in it, 0 to 100; one decimal counts
   * @param parameters what they get
   * @return this builder
   */
  public ExperimentBuilder group(
      String name, double percent, Map<String, ? extends @Nullable Object> parameters) {
    requireNonNull(name, "name is null");
    Percentages.check("the share of group " + name, percent);
    ObjectNode values = SpecJson.object();
    parameters.forEach((key, value) -> values.set(key, SpecJson.of(value)));
    groups.add(new Group(name, percent, values));
    Percentages.check("the sum of the groups of " + name(), sumOfGroups());
    return this;
  }

  /**
   * Lets only users in for whom conditions hold.
   *
   * @param conditions what must hold
   * @return this builder
   */
  public ExperimentBuilder targeting(Condition... conditions) {
    targeting.addAll(List.of(conditions));
    return this;
  }

  /**
   * Lets only users in who pass a gate; the others have the rule id {@code targetingGate}.
   *
   * @param gate its name
   * @return this builder
   */
  public ExperimentBuilder targetingGate(String gate) {
    return keepOut("targetingGate", Conditions.failsGate(gate));
  }

  /**
   * Keeps users of a holdout out; they have the holdout's name as rule id.
   *
   * @param holdout its name
   * @return this builder
   */
  public ExperimentBuilder holdout(String holdout) {
    return keepOut(holdout, Conditions.passesGate(holdout));
  }

  /**
   * Lets only a share of users in; the others have the rule id {@code layerAssignment}.
   *
   * @param percent 0 to 100; one decimal counts
   * @return this builder
   */
  public ExperimentBuilder allocation(double percent) {
    allocation = Percentages.check("the allocation of " + name(), percent);
    return this;
  }

  /**
   * Puts some ids into a group, whatever else holds.
   *
   * @param group the name of a group
   * @param ids ids of the kind that the experiment is about
   * @return this builder
   */
  public ExperimentBuilder force(String group, String... ids) {
    values(group);
    forced.add(new Forced(group, List.of(ids)));
    return this;
  }

  /**
   * Says that it has not begun: nobody is in it, and everyone has the rule id {@code prestart}.
   *
   * @return this builder
   */
  public ExperimentBuilder notStarted() {
    isActive = false;
    return this;
  }

  /**
   * Says that it is over, and that everyone gets what a group has, by the rule id {@code
   * launchedGroup}.
   *
   * @param group the name of the group that won
   * @return this builder
   */
  public ExperimentBuilder launched(String group) {
    values(group);
    isActive = false;
    launched = group;
    return this;
  }

  /** In a layer, the layer's values fill up those of the groups. */
  void inLayer(ObjectNode defaults, @Nullable Condition outside) {
    layerDefaults = defaults;
    if (outside != null) {
      keepOut("layerAssignment", outside);
    }
    put("hasSharedParams", true);
    put("explicitParameters", explicitParameters());
  }

  /** The segment of those that the targeting is for; null for everyone. */
  @Nullable GateBuilder targetingSegment() {
    if (targeting.isEmpty()) {
      return null;
    }
    GateBuilder segment = new GateBuilder(targetingName(), "segment").idType(idType());
    return segment.rule("targeting", rule -> rule.when(targeting));
  }

  @Override
  ObjectNode toJson(ConditionMap conditions) {
    put("isActive", isActive);
    forced.forEach(each -> add(rule(each)));
    if (launched != null) {
      add(rule("launchedGroup", values(launched)).put("groupName", launched));
    } else if (!isActive) {
      add(rule("prestart", SpecJson.object()));
    } else {
      addGroups();
    }
    return super.toJson(conditions);
  }

  private void addGroups() {
    keptOut.forEach(each -> add(out(each.ruleId(), each.condition())));
    if (allocation < 100) {
      ConditionValue bucket = Conditions.bucket(salt() + ".allocation");
      add(out("layerAssignment", bucket.isAtLeast(buckets(allocation)).idType(idType())));
    }
    if (!targeting.isEmpty()) {
      add(out("inlineTargetingRules", Conditions.failsGate(targetingName())));
    }
    double reached = 0;
    for (Group group : groups) {
      reached += group.percent();
      ConfigRule rule = rule(group.name(), group.values());
      rule.when(Conditions.bucket(salt()).isLessThan(buckets(reached)).idType(idType()));
      add(rule.put("groupName", group.name()).put("isExperimentGroup", true));
    }
  }

  private ExperimentBuilder keepOut(String ruleId, Condition condition) {
    keptOut.add(new KeptOut(ruleId, condition));
    return this;
  }

  private ConfigRule rule(Forced each) {
    return rule(each.group() + ":" + idType() + ":id_override", values(each.group()))
        .when(Conditions.unit(idType()).test("any", each.ids()))
        .put("groupName", each.group());
  }

  private ConfigRule out(String ruleId, Condition condition) {
    return rule(ruleId, SpecJson.object()).when(condition);
  }

  private ConfigRule rule(String ruleId, ObjectNode values) {
    ObjectNode filled = layerDefaults.deepCopy();
    return new ConfigRule(ruleId, filled.setAll(values));
  }

  private ObjectNode values(String group) {
    return groups.stream()
        .filter(each -> each.name().equals(group))
        .findFirst()
        .map(Group::values)
        .orElseThrow(
            () -> new IllegalArgumentException("%s has no group %s".formatted(name(), group)));
  }

  private Set<String> explicitParameters() {
    Set<String> names = new TreeSet<>();
    groups.forEach(group -> group.values().fieldNames().forEachRemaining(names::add));
    return names;
  }

  private String targetingName() {
    return Conditions.segmentName(name() + "_targeting");
  }

  private double sumOfGroups() {
    return groups.stream().mapToDouble(Group::percent).sum();
  }

  private static double buckets(double percent) {
    return Math.round(percent * BUCKETS / 100);
  }

  @Override
  ExperimentBuilder self() {
    return this;
  }

  @Override
  String type() {
    return "dynamic_config";
  }

  @Override
  JsonNode defaultValue() {
    return layerDefaults;
  }
}
