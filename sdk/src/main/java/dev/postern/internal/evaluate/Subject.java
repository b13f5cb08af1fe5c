package dev.postern.internal.evaluate;

import dev.postern.explain.ValueOrigin;
import dev.postern.internal.evaluate.FieldName.Property;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as the evaluator sees one. Immutable; safe to share between threads.
 *
 * <p>Where a field is looked for, and in which order, is §5 of the engine's evaluation rules.
 */
public final class Subject {
  private final Map<Property, UserValue> properties = new EnumMap<>(Property.class);
  private final Attributes customIds;
  private final Attributes custom;
  private final Attributes privateAttributes;
  private final Attributes environment;
  private final Object handle;

  /**
   * A user with these properties (absent when null) and attributes.
   *
   * @param handle the caller's own object for the user, given to the tests of overrides
   */
  public Subject(
      Object handle,
      Map<Property, String> properties,
      Attributes customIds,
      Attributes custom,
      Attributes privateAttributes,
      Attributes environment) {
    properties.forEach((property, text) -> this.properties.put(property, UserValue.of(text)));
    this.customIds = customIds;
    this.custom = custom;
    this.privateAttributes = privateAttributes;
    this.environment = environment;
    this.handle = handle;
  }

  /** The user's id of a type; {@link UserValue#NONE} when the user has none. */
  UserValue unit(IdType type) {
    UserValue id =
        type.isUserId() ? properties.get(Property.USER_ID) : customIds.get(type.customId());
    return id == null ? UserValue.NONE : id;
  }

  /** A field's value, which may be {@link UserValue#NONE} for a JSON null; null when absent. */
  @Nullable UserValue field(FieldName name, Attributes globalCustom) {
    UserValue own = name.property() == null ? null : properties.get(name.property());
    if (own != null && !own.textOrEmpty().isEmpty()) {
      return own;
    }
    UserValue attribute = attribute(name, globalCustom);
    return attribute != null || name.underscored() == null
        ? attribute
        : properties.get(name.underscored());
  }

  /** A field's value, with where it is, to be shown. */
  FoundValue find(FieldName name, Attributes globalCustom) {
    UserValue value = field(name, globalCustom);
    return FoundValue.of(
        value, value == null ? ValueOrigin.NONE : origin(value, name, globalCustom));
  }

  /** An attribute that has the name is where the value comes from, unless a property has it. */
  private ValueOrigin origin(UserValue value, FieldName name, Attributes globalCustom) {
    if (value == custom.get(name)) {
      return ValueOrigin.CUSTOM;
    }
    if (value == globalCustom.get(name)) {
      return ValueOrigin.GLOBAL_CUSTOM;
    }
    return value == privateAttributes.get(name) ? ValueOrigin.PRIVATE_ATTRIBUTE : ValueOrigin.USER;
  }

  Object handle() {
    return handle;
  }

  boolean hasCustomId(String id) {
    return customIds.hasText(id);
  }

  /** A value of the user's own environment; null when the user does not have one by that name. */
  @Nullable UserValue environment(FieldName name) {
    return environment.get(name.exact());
  }

  private @Nullable UserValue attribute(FieldName name, Attributes globalCustom) {
    UserValue value = custom.get(name);
    if (value == null) {
      value = globalCustom.get(name);
    }
    return value != null ? value : privateAttributes.get(name);
  }
}
