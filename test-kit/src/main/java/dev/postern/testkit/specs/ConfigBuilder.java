package dev.postern.testkit.specs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a dynamic config. Set the values for everyone first, since rules fill theirs up with them.
 *
 * @since 0.1.0
 */
public final class ConfigBuilder extends EntityBuilder<ConfigBuilder> {
  private final ObjectNode defaults = SpecJson.object();

  ConfigBuilder(String name) {
    super(name, "dynamic_config");
  }

  /**
   * Sets the value of a parameter for everyone.
   *
   * @param name its name
   * @param value anything that has a form in JSON
   * @return this builder
   */
  public ConfigBuilder param(String name, @Nullable Object value) {
    defaults.set(name, SpecJson.of(value));
    return this;
  }

  /**
   * Sets the values of parameters for everyone.
   *
   * @param parameters values by name
   * @return this builder
   */
  public ConfigBuilder params(Map<String, ? extends @Nullable Object> parameters) {
    parameters.forEach(this::param);
    return this;
  }

  /**
   * Adds a rule. The first rule whose conditions hold decides.
   *
   * @param id its id
   * @param content what it says
   * @return this builder
   */
  public ConfigBuilder rule(String id, Consumer<? super ConfigRule> content) {
    ConfigRule rule = new ConfigRule(id, defaults);
    content.accept(rule);
    return add(rule);
  }

  @Override
  ConfigBuilder self() {
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
