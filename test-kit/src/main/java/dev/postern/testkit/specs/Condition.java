package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * A condition of a rule, made by {@link Conditions}. Immutable.
 *
 * @since 0.1.0
 */
public final class Condition {
  private final String type;
  private final @Nullable String operator;
  private final @Nullable String field;
  private final JsonNode target;
  private final String idType;
  private final @Nullable String salt;

  private Condition(
      String type,
      @Nullable String operator,
      @Nullable String field,
      JsonNode target,
      String idType,
      @Nullable String salt) {
    this.type = type;
    this.operator = operator;
    this.field = field;
    this.target = target;
    this.idType = idType;
    this.salt = salt;
  }

  /**
   * {@return a condition with the parts that a spec file has} For what {@link Conditions} has no
   * name for.
   *
   * @param type such as {@code user_field}
   * @param operator such as {@code any}; null for none
   * @param field what is looked at; null for none
   * @param target what is compared with: anything that has a form in JSON
   */
  public static Condition of(
      String type, @Nullable String operator, @Nullable String field, @Nullable Object target) {
    return new Condition(
        requireNonNull(type, "type is null"), operator, field, SpecJson.of(target), "userID", null);
  }

  /**
   * {@return the same condition about ids of another type}
   *
   * @param otherIdType such as {@code companyID}
   */
  public Condition idType(String otherIdType) {
    requireNonNull(otherIdType, "otherIdType is null");
    return new Condition(type, operator, field, target, otherIdType, salt);
  }

  Condition salt(String text) {
    return new Condition(type, operator, field, target, idType, text);
  }

  ObjectNode toJson() {
    ObjectNode json = SpecJson.object().put("type", type);
    json.set("targetValue", target);
    json.put("operator", operator).put("field", field);
    ObjectNode more = json.putObject("additionalValues");
    if (salt != null) {
      more.put("salt", salt);
    }
    return json.put("idType", idType);
  }

  @Override
  public String toString() {
    return SpecJson.compact(toJson());
  }
}
