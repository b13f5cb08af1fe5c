package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Puts gates, configs, experiments, layers and parameter stores into specs. Names are taken as they
 * are; each may be given once.
 *
 * @since 0.1.0
 */
public final class SpecBuilder {
  private final ObjectNode root;
  private final Set<String> added = new HashSet<>();
  private final List<GateBuilder> gates = new ArrayList<>();
  private final List<ConfigBuilder> configs = new ArrayList<>();
  private final Map<String, ExperimentBuilder> experiments = new HashMap<>();
  private final List<ExperimentBuilder> experimentsInOrder = new ArrayList<>();
  private final List<LayerBuilder> layers = new ArrayList<>();

  SpecBuilder(ObjectNode root) {
    this.root = root;
  }

  /**
   * Adds a gate.
   *
   * @param name its name
   * @param content its rules
   * @return this builder
   */
  public SpecBuilder gate(String name, Consumer<? super GateBuilder> content) {
    return gate(name, "feature_gate", content);
  }

  /**
   * Adds a segment: a gate that others use to name users.
   *
   * @param name its name, with or without {@code segment:} before it
   * @param content its rules
   * @return this builder
   */
  public SpecBuilder segment(String name, Consumer<? super GateBuilder> content) {
    return gate(Conditions.segmentName(name), "segment", content);
  }

  /**
   * Adds a holdout: a gate that keeps users out of gates and experiments that name it.
   *
   * @param name its name
   * @param content its rules; those who pass are kept out
   * @return this builder
   */
  public SpecBuilder holdout(String name, Consumer<? super GateBuilder> content) {
    return gate(name, "holdout", content);
  }

  /**
   * Adds a dynamic config.
   *
   * @param name its name
   * @param content its parameters and rules
   * @return this builder
   */
  public SpecBuilder dynamicConfig(String name, Consumer<? super ConfigBuilder> content) {
    ConfigBuilder config = new ConfigBuilder(fresh("dynamic config or experiment", name));
    content.accept(config);
    configs.add(config);
    return this;
  }

  /**
   * Adds an experiment.
   *
   * @param name its name
   * @param content its groups, and whom it is for
   * @return this builder
   */
  public SpecBuilder experiment(String name, Consumer<? super ExperimentBuilder> content) {
    ExperimentBuilder experiment =
        new ExperimentBuilder(fresh("dynamic config or experiment", name));
    content.accept(experiment);
    experiments.put(name, experiment);
    experimentsInOrder.add(experiment);
    return this;
  }

  /**
   * Adds a layer.
   *
   * @param name its name
   * @param content its parameters, rules and experiments
   * @return this builder
   */
  public SpecBuilder layer(String name, Consumer<? super LayerBuilder> content) {
    LayerBuilder layer = new LayerBuilder(fresh("layer", name));
    content.accept(layer);
    layers.add(layer);
    return this;
  }

  /**
   * Adds a parameter store.
   *
   * @param name its name
   * @param content its parameters
   * @return this builder
   */
  public SpecBuilder parameterStore(String name, Consumer<? super ParameterStoreBuilder> content) {
    ParameterStoreBuilder store = new ParameterStoreBuilder();
    content.accept(store);
    SpecJson.section(root, "param_stores").set(fresh("parameter store", name), store.toJson());
    return this;
  }

  /**
   * Takes out what has that name: gate, config, experiment, layer or parameter store.
   *
   * @param name its name
   * @return this builder
   */
  public SpecBuilder remove(String name) {
    for (String section :
        List.of("feature_gates", "dynamic_configs", "layer_configs", "param_stores")) {
      SpecJson.section(root, section).remove(name);
    }
    SpecJson.section(root, "experiment_to_layer").remove(name);
    return this;
  }

  /**
   * Sets when the specs last changed; 2026-01-01 by default. Clients ignore older ones that they
   * download.
   *
   * @param time the moment
   * @return this builder
   */
  public SpecBuilder time(Instant time) {
    return put("time", time.toEpochMilli());
  }

  /**
   * Sets any other top-level field of the spec file.
   *
   * @param field its name
   * @param value anything that has a form in JSON
   * @return this builder
   */
  public SpecBuilder put(String field, @Nullable Object value) {
    root.set(requireNonNull(field, "field is null"), SpecJson.of(value));
    return this;
  }

  BuiltSpec build(Consumer<? super SpecBuilder> content) {
    content.accept(this);
    layers.forEach(this::addExperiments);
    ConditionMap conditions = new ConditionMap(SpecJson.section(root, "condition_map"));
    experimentsInOrder.forEach(this::addTargeting);
    gates.forEach(gate -> set("feature_gates", gate, conditions));
    configs.forEach(config -> set("dynamic_configs", config, conditions));
    experimentsInOrder.forEach(each -> set("dynamic_configs", each, conditions));
    layers.forEach(layer -> set("layer_configs", layer, conditions));
    return new BuiltSpec(withChecksum(root));
  }

  private SpecBuilder gate(String name, String entity, Consumer<? super GateBuilder> content) {
    GateBuilder gate = new GateBuilder(fresh("gate", name), entity);
    content.accept(gate);
    gates.add(gate);
    return this;
  }

  private void addExperiments(LayerBuilder layer) {
    for (LayerBuilder.Share share : layer.shares()) {
      ExperimentBuilder experiment = experiments.get(share.experiment());
      if (experiment == null) {
        throw new IllegalArgumentException(
            "Layer %s has the experiment %s, which is not added here"
                .formatted(layer.name(), share.experiment()));
      }
      experiment.inLayer(layer.defaults(), layer.outside(share));
      SpecJson.section(root, "experiment_to_layer").put(share.experiment(), layer.name());
    }
  }

  private void addTargeting(ExperimentBuilder experiment) {
    GateBuilder segment = experiment.targetingSegment();
    if (segment != null) {
      gates.add(segment);
    }
  }

  private void set(String section, EntityBuilder<?> entity, ConditionMap conditions) {
    SpecJson.section(root, section).set(entity.name(), entity.toJson(conditions));
  }

  private String fresh(String kind, String name) {
    requireNonNull(name, "name is null");
    if (!added.add(kind + " " + name)) {
      throw new IllegalArgumentException("There are two of the name %s: %s".formatted(name, kind));
    }
    return name;
  }

  /** Another content has another checksum, so that clients take it for news. */
  private static ObjectNode withChecksum(ObjectNode root) {
    root.remove("checksum");
    CRC32 checksum = new CRC32();
    JsonNode content = root;
    checksum.update(SpecJson.compact(content).getBytes(StandardCharsets.UTF_8));
    return root.put("checksum", Long.toString(checksum.getValue()));
  }
}
