package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes a rule: conditions that must all hold, the share of users that pass, and what they get. A
 * rule without conditions is for everyone.
 *
 * @param <S> the builder itself
 * @since 0.1.0
 */
public abstract sealed class RuleBuilder<S extends RuleBuilder<S>> permits GateRule, ConfigRule {
  private final String id;
  private final List<Condition> conditions = new ArrayList<>();
  private double percentage = 100;
  private @Nullable String salt;
  private @Nullable String idType;
  private @Nullable Integer samplingRate;
  private final ObjectNode more = SpecJson.object();

  RuleBuilder(String id) {
    this.id = requireNonNull(id, "id is null");
  }

  abstract S self();

  /** What those who pass get; the entity's default values fill what a config does not say. */
  abstract JsonNode returnValue();

  /**
   * Adds conditions.
   *
   * @param all what must hold
   * @return this builder
   */
  public S when(Condition... all) {
    return when(List.of(all));
  }

  S when(Collection<Condition> all) {
    conditions.addAll(all);
    return self();
  }

  /**
   * Lets only a share of those pass for whom the conditions hold; all of them by default.
   *
   * @param percent 0 to 100; two decimals count
   * @return this builder
   */
  public S pass(double percent) {
    percentage = Percentages.check("the share of rule " + id, percent);
    return self();
  }

  /**
   * Sets what is hashed with the user's id for the share; the rule's id by default.
   *
   * @param text the salt
   * @return this builder
   */
  public S salt(String text) {
    salt = requireNonNull(text, "text is null");
    return self();
  }

  /**
   * Sets the kind of id that the share is taken of; that of the gate or config by default.
   *
   * @param type such as {@code companyID}
   * @return this builder
   */
  public S idType(String type) {
    idType = requireNonNull(type, "type is null");
    return self();
  }

  /**
   * Has one exposure logged of so many, where sampling is on.
   *
   * @param rate of how many
   * @return this builder
   */
  public S samplingRate(int rate) {
    samplingRate = rate;
    return self();
  }

  S put(String field, @Nullable Object value) {
    more.set(field, SpecJson.of(value));
    return self();
  }

  ObjectNode toJson(ConditionMap conditionMap, String entityIdType) {
    ObjectNode rule = SpecJson.object().put("name", id);
    rule.set("passPercentage", SpecJson.percentage(percentage));
    ArrayNode ids = rule.putArray("conditions");
    conditions().forEach(condition -> ids.add(conditionMap.idOf(condition)));
    rule.set("returnValue", returnValue());
    rule.put("id", id).put("salt", salt == null ? id : salt);
    rule.put("idType", idType == null ? entityIdType : idType);
    if (samplingRate != null) {
      rule.put("samplingRate", samplingRate);
    }
    return rule.setAll(more);
  }

  private List<Condition> conditions() {
    return conditions.isEmpty() ? List.of(Conditions.everyone()) : conditions;
  }
}
