package dev.postern.testkit.specs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule of a dynamic config or a layer. Parameters that it does not set have the value that
 * the config or layer has for everyone.
 *
 * @since 0.1.0
 */
public final class ConfigRule extends RuleBuilder<ConfigRule> {
  private final ObjectNode values = SpecJson.object();

  ConfigRule(String id, ObjectNode defaults) {
    super(id);
    values.setAll(defaults.deepCopy());
  }

  /**
   * Sets a parameter.
   *
   * @param name its name
   * @param value anything that has a form in JSON
   * @return this builder
   */
  public ConfigRule returns(String name, @Nullable Object value) {
    values.set(name, SpecJson.of(value));
    return this;
  }

  /**
   * Sets parameters.
   *
   * @param parameters values by name
   * @return this builder
   */
  public ConfigRule returns(Map<String, ? extends @Nullable Object> parameters) {
    parameters.forEach(this::returns);
    return this;
  }

  @Override
  ConfigRule self() {
    return this;
  }

  @Override
  JsonNode returnValue() {
    return values;
  }
}
