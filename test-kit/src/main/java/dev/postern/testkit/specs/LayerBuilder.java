package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a layer. Set the values for everyone first, since rules and experiments fill theirs up with
 * them.
 *
 * @since 0.1.0
 */
public final class LayerBuilder extends EntityBuilder<LayerBuilder> {
  private static final int BUCKETS = 1000;

  private final ObjectNode defaults = SpecJson.object();
  private final List<Share> shares = new ArrayList<>();
  private long used;

  LayerBuilder(String name) {
    super(name, "layer");
  }

  /**
   * An experiment's part of the users.
   *
   * @param from the first bucket
   * @param to the first bucket that is not its own any more
   */
  record Share(String experiment, long from, long to) {}

  /**
   * Sets the value of a parameter for everyone.
   *
   * @param name its name
   * @param value anything that has a form in JSON
   * @return this builder
   */
  public LayerBuilder param(String name, @Nullable Object value) {
    defaults.set(name, SpecJson.of(value));
    return this;
  }

  /**
   * Sets the values of parameters for everyone.
   *
   * @param parameters values by name
   * @return this builder
   */
  public LayerBuilder params(Map<String, ? extends @Nullable Object> parameters) {
    parameters.forEach(this::param);
    return this;
  }

  /**
   * Adds an experiment that decides for all users who are in no other experiment of the layer.
   *
   * @param experiment the name of an experiment of the same specs
   * @return this builder
   */
  public LayerBuilder experiment(String experiment) {
    return experiment(experiment, (BUCKETS - used) / 10.0);
  }

  /**
   * Adds an experiment that decides for a share of the users. Nobody is in two experiments of a
   * layer.
   *
   * @param experiment the name of an experiment of the same specs
   * @param percent 0 to 100; one decimal counts
   * @return this builder
   */
  public LayerBuilder experiment(String experiment, double percent) {
    requireNonNull(experiment, "experiment is null");
    long width = Math.round(Percentages.check("the share of " + experiment, percent) * 10);
    Percentages.check("the sum of the experiments of " + name(), (used + width) / 10.0);
    Share share = new Share(experiment, used, used + width);
    used += width;
    shares.add(share);
    return add(delegation(share));
  }

  /**
   * Adds a rule. The first rule whose conditions hold decides.
   *
   * @param id its id
   * @param content what it says
   * @return this builder
   */
  public LayerBuilder rule(String id, Consumer<? super ConfigRule> content) {
    ConfigRule rule = new ConfigRule(id, defaults);
    content.accept(rule);
    return add(rule);
  }

  List<Share> shares() {
    return shares;
  }

  /** Holds for the users whom an experiment is not for; null when it is for all of them. */
  @Nullable Condition outside(Share share) {
    if (share.from() == 0 && share.to() == BUCKETS) {
      return null;
    }
    return bucket().test("none", inside(share)).idType(idType());
  }

  ObjectNode defaults() {
    return defaults;
  }

  private ConfigRule delegation(Share share) {
    return new ConfigRule("experimentAssignment", defaults)
        .when(bucket().test("any", inside(share)).idType(idType()))
        .put("configDelegate", share.experiment());
  }

  private ConditionValue bucket() {
    return Conditions.bucket(salt());
  }

  /** The buckets as the server writes them: an object with each as a key. */
  private static ObjectNode inside(Share share) {
    ObjectNode buckets = SpecJson.object();
    for (long bucket = share.from(); bucket < share.to(); bucket++) {
      buckets.put(Long.toString(bucket), true);
    }
    return buckets;
  }

  @Override
  LayerBuilder self() {
    return this;
  }

  @Override
  String type() {
    return "dynamic_config";
  }

  @Override
  JsonNode defaultValue() {
    return defaults;
  }
}
