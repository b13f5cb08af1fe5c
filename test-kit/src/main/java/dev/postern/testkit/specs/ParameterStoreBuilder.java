package dev.postern.testkit.specs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a parameter store: parameters with values of their own, or with those of a gate, config,
 * experiment or layer.
 *
 * @since 0.1.0
 */
public final class ParameterStoreBuilder {
  private final ObjectNode parameters = SpecJson.object();

  ParameterStoreBuilder() {}

  /**
   * Adds a parameter that has the same value for everyone.
   *
   * @param parameter its name
   * @param value anything that has a form in JSON
   * @return this builder
   */
  public ParameterStoreBuilder value(String parameter, @Nullable Object value) {
    add(parameter, "static", SpecJson.of(value)).set("value", SpecJson.of(value));
    return this;
  }

  /**
   * Adds a parameter that has one of two values.
   *
   * @param parameter its name
   * @param gate the gate that decides
   * @param on the value for users who pass the gate
   * @param off the value for the others
   * @return this builder
   */
  public ParameterStoreBuilder byGate(
      String parameter, String gate, @Nullable Object on, @Nullable Object off) {
    ObjectNode json = add(parameter, "gate", SpecJson.of(on)).put("gate_name", gate);
    json.set("pass_value", SpecJson.of(on));
    json.set("fail_value", SpecJson.of(off));
    return this;
  }

  /**
   * Adds a parameter that a dynamic config has.
   *
   * @param parameter its name
   * @param config the dynamic config
   * @param configParameter the name that the parameter has there
   * @return this builder
   */
  public ParameterStoreBuilder ofConfig(String parameter, String config, String configParameter) {
    return reference(parameter, "dynamic_config", "config_name", config, configParameter);
  }

  /**
   * Adds a parameter that an experiment has.
   *
   * @param parameter its name
   * @param experiment the experiment
   * @param experimentParameter the name that the parameter has there
   * @return this builder
   */
  public ParameterStoreBuilder ofExperiment(
      String parameter, String experiment, String experimentParameter) {
    return reference(parameter, "experiment", "experiment_name", experiment, experimentParameter);
  }

  /**
   * Adds a parameter that a layer has.
   *
   * @param parameter its name
   * @param layer the layer
   * @param layerParameter the name that the parameter has there
   * @return this builder
   */
  public ParameterStoreBuilder ofLayer(String parameter, String layer, String layerParameter) {
    return reference(parameter, "layer", "layer_name", layer, layerParameter);
  }

  ObjectNode toJson() {
    ObjectNode json = SpecJson.object();
    json.set("parameters", parameters);
    return json;
  }

  private ParameterStoreBuilder reference(
      String parameter, String kind, String nameField, String name, String otherParameter) {
    add(parameter, kind, SpecJson.of("")).put(nameField, name).put("param_name", otherParameter);
    return this;
  }

  private ObjectNode add(String parameter, String kind, JsonNode example) {
    ObjectNode json = parameters.putObject(parameter);
    return json.put("name", parameter).put("ref_type", kind).put("param_type", typeOf(example));
  }

  private static String typeOf(JsonNode value) {
    JsonNodeType type = value.getNodeType();
    return type.name().toLowerCase(Locale.ROOT);
  }
}
