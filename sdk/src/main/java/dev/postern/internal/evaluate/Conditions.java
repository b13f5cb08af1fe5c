package dev.postern.internal.evaluate;

import dev.postern.internal.evaluate.Condition.Comparison;
import dev.postern.internal.evaluate.Condition.IdListMember;
import dev.postern.internal.useragent.UserAgentField;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Conditions by the type they have in a spec file, other than nested gates. §4 of the rules. Those
 * of one file share the names of fields and id types.
 */
public final class Conditions {
  private static final String COUNTRY = "country";

  private static final Set<String> NEED_FIELD =
      Set.of("user_field", "ip_based", "ua_based", "environment_field", "experiment_group");

  private final Map<String, FieldName> fields = new HashMap<>();
  private final Map<String, IdType> units = new HashMap<>();

  /** The conditions of one file. */
  public Conditions() {}

  /** A condition as a spec file has it. */
  public record Definition(
      String type,
      @Nullable String operator,
      @Nullable Object target,
      @Nullable String field,
      String idType,
      Map<String, ?> additionalValues) {

    /** Written out, since what the compiler makes of a record is linked anew at each start. */
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Definition it
          && type.equals(it.type)
          && Objects.equals(operator, it.operator)
          && Objects.equals(field, it.field)
          && idType.equals(it.idType)
          && Objects.equals(target, it.target)
          && additionalValues.equals(it.additionalValues);
    }

    @Override
    public int hashCode() {
      return Objects.hash(type, operator, field, target, additionalValues);
    }

    /** The same with another target. */
    public Definition withTarget(Object other) {
      return new Definition(type, operator, other, field, idType, additionalValues);
    }

    boolean needsField() {
      return NEED_FIELD.contains(type);
    }
  }

  /** The id type of that name. */
  public IdType unit(String name) {
    IdType known = units.get(name);
    if (known == null) {
      known = IdType.of(name);
      units.put(name, known);
    }
    return known;
  }

  private FieldName field(@Nullable String name) {
    String exact = name == null ? "" : name;
    FieldName known = fields.get(exact);
    if (known == null) {
      known = FieldName.of(exact);
      fields.put(exact, known);
    }
    return known;
  }

  /** The condition, or {@link Condition.Unsupported} when its type or operator is not known. */
  public Condition compile(Definition definition) {
    ConditionSource source = ConditionSource.of(definition);
    if (definition.type().equals("public")) {
      return new Condition.Everyone(source);
    }
    ValueSource value = valueSource(definition);
    if (value == null) {
      return unsupported("the condition type \"%s\" is not known", definition.type(), source);
    }
    String operator = definition.operator();
    if (operator == null) {
      return new Condition.Unsupported("the condition has no operator", source);
    }
    if (operator.equals("in_segment_list") || operator.equals("not_in_segment_list")) {
      String list = definition.target() instanceof String name ? name : null;
      return new IdListMember(value, list, operator.startsWith("not_"), source);
    }
    Operator test = Operators.named(operator, definition.target());
    return test == null
        ? unsupported("the operator \"%s\" is not known", operator, source)
        : new Comparison(value, test, source);
  }

  private static Condition unsupported(String problem, String name, ConditionSource source) {
    return new Condition.Unsupported(problem.formatted(name), source);
  }

  private @Nullable ValueSource valueSource(Definition definition) {
    if (definition.field() == null && definition.needsField()) {
      return new ValueSource.Nothing();
    }
    return switch (definition.type()) {
      case "user_field" -> new ValueSource.Field(field(definition.field()));
      case "unit_id" -> new ValueSource.Unit(unit(definition.idType()));
      case "ip_based" -> ipBased(field(definition.field()));
      case "ua_based" -> userAgentBased(field(definition.field()));
      case "environment_field" -> new ValueSource.Environment(field(definition.field()));
      case "current_time" -> new ValueSource.CurrentTime();
      case "user_bucket" ->
          new ValueSource.Bucket(bucketSalt(definition), unit(definition.idType()));
      case "experiment_group" -> new ValueSource.ExperimentGroup(field(definition.field()).exact());
      case "target_app" -> new ValueSource.TargetApp();
      default -> null;
    };
  }

  private static ValueSource ipBased(FieldName name) {
    return name.exact().equals(COUNTRY)
        ? new ValueSource.Country(name)
        : new ValueSource.Field(name);
  }

  private static ValueSource userAgentBased(FieldName name) {
    UserAgentField part = UserAgentField.named(name.lower());
    return part == null ? new ValueSource.Field(name) : new ValueSource.UserAgent(name, part);
  }

  private static String bucketSalt(Definition definition) {
    Object salt = definition.additionalValues().get("salt");
    return salt instanceof String text ? text : "";
  }
}
