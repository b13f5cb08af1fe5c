package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What gates, configs, experiments and layers have in common.
 *
 * @param <S> the builder itself
 * @since 0.1.0
 */
public abstract sealed class EntityBuilder<S extends EntityBuilder<S>>
    permits GateBuilder, ConfigBuilder, ExperimentBuilder, LayerBuilder {
  private final String name;
  private final String entity;
  private String salt;
  private String idType = "userID";
  private boolean enabled = true;
  private final List<RuleBuilder<?>> rules = new ArrayList<>();
  private final ObjectNode more = SpecJson.object();

  EntityBuilder(String name, String entity) {
    this.name = name;
    this.entity = entity;
    this.salt = name;
  }

  abstract S self();

  /** The type that a spec file has for it. */
  abstract String type();

  /** What those get whom no rule is for. */
  abstract JsonNode defaultValue();

  String name() {
    return name;
  }

  String salt() {
    return salt;
  }

  String idType() {
    return idType;
  }

  S add(RuleBuilder<?> rule) {
    rules.add(rule);
    return self();
  }

  S addFirst(RuleBuilder<?> rule) {
    rules.add(0, rule);
    return self();
  }

  /**
   * Sets the kind of id that it is about; {@code userID} by default. Set it before the rules.
   *
   * @param type such as {@code companyID}
   * @return this builder
   */
  public S idType(String type) {
    idType = requireNonNull(type, "type is null");
    return self();
  }

  /**
   * Sets what is hashed with a user's id; the name by default. Another salt gives other users. Set
   * it before groups and experiments.
   *
   * @param text the salt
   * @return this builder
   */
  public S salt(String text) {
    salt = requireNonNull(text, "text is null");
    return self();
  }

  /**
   * Switches it off. As on the server this only changes the rule id of the default from {@code
   * default} to {@code disabled}; rules are still evaluated.
   *
   * @return this builder
   */
  public S disabled() {
    enabled = false;
    return self();
  }

  /**
   * Sets the version that exposures tell.
   *
   * @param number counts changes
   * @return this builder
   */
  public S version(long number) {
    return put("version", number);
  }

  /**
   * Sets the apps whose client SDKs may see it.
   *
   * @param ids ids of apps
   * @return this builder
   */
  public S targetApps(String... ids) {
    return put("targetAppIDs", List.of(ids));
  }

  /**
   * Sets any other field of the spec file.
   *
   * @param field its name
   * @param value anything that has a form in JSON
   * @return this builder
   */
  public S put(String field, @Nullable Object value) {
    more.set(field, SpecJson.of(value));
    return self();
  }

  ObjectNode toJson(ConditionMap conditions) {
    ObjectNode json = SpecJson.object().put("type", type()).put("salt", salt);
    json.put("enabled", enabled).set("defaultValue", defaultValue());
    var array = json.putArray("rules");
    rules.forEach(rule -> array.add(rule.toJson(conditions, idType)));
    return json.put("idType", idType).put("entity", entity).setAll(more);
  }
}
