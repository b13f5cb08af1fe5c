package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.JsonType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields that an object must or may have, with their types. Others are left alone. */
final class Shape {
  private static final String FIX_TYPE = "write it as %s, as Statsig does";

  private final String subject;
  private final Map<String, Field> fields = new LinkedHashMap<>();

  /** The type is null for a field of any type. */
  private record Field(@Nullable JsonType type, boolean isRequired) {}

  /** The shape of what messages call a name such as {@code a rule}. */
  Shape(String subject) {
    this.subject = subject;
  }

  Shape must(JsonType type, String... names) {
    return put(new Field(type, true), names);
  }

  Shape may(JsonType type, String... names) {
    return put(new Field(type, false), names);
  }

  /** Fields that must be there, but may be anything, null too. */
  Shape mustHave(String... names) {
    return put(new Field(null, true), names);
  }

  private Shape put(Field field, String... names) {
    for (String name : names) {
      fields.put(name, field);
    }
    return this;
  }

  /** Whether it is an object at all; otherwise that is a finding. */
  boolean isObject(JsonPart part, Findings findings) {
    return is(part, JsonType.OBJECT, findings);
  }

  void check(JsonPart object, Findings findings) {
    if (isObject(object, findings)) {
      fields.forEach((name, field) -> check(object, name, field, findings));
    }
  }

  private void check(JsonPart object, String name, Field field, Findings findings) {
    JsonType type = field.type();
    Optional<JsonPart> value = type == null ? object.field(name) : object.get(name);
    if (value.isPresent() && type != null) {
      is(value.get(), type, findings);
    } else if (value.isEmpty() && field.isRequired()) {
      findings.add(
          Code.MISSING_FIELD,
          object,
          "%s has no \"%s\"; without it %s".formatted(subject, name, consequence()),
          "add the field \"" + name + "\"" + (type == null ? "" : ", " + type));
    }
  }

  private String consequence() {
    return switch (subject) {
      case "the file" -> "no SDK reads it";
      case "a rule" -> "all that the rule belongs to is left out";
      default -> "it is left out";
    };
  }

  private static boolean is(JsonPart part, JsonType type, Findings findings) {
    if (part.type() == type) {
      return true;
    }
    findings.add(
        Code.WRONG_TYPE,
        part,
        "this must be %s, not %s".formatted(type, part.type()),
        FIX_TYPE.formatted(type));
    return false;
  }
}
