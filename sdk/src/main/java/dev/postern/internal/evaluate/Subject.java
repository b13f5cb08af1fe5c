package dev.postern.internal.evaluate;

import dev.postern.explain.ValueOrigin;
import dev.postern.internal.evaluate.CompiledSpecs.Edition;
import dev.postern.internal.evaluate.FieldName.Property;
import org.jspecify.annotations.Nullable;

/**
 * A user as the evaluator sees one. Immutable but for what it remembers of its answers; safe to
 * share between threads.
 *
 * <p>Where a field is looked for, and in which order, is §5 of the engine's evaluation rules.
 */
public final class Subject {
  private final Object handle;
  private final @Nullable String[] properties;
  private final Attributes customIds;
  private final Attributes custom;
  private final Attributes privateAttributes;
  private final Attributes environment;

  /** What two threads make at the same time they make alike. */
  private @Nullable UserValue @Nullable [] values;

  private @Nullable AnswerMemo answers;
  private boolean wasAsked;

  /**
   * A user with these properties and attributes.
   *
   * @param handle the caller's own object for the user, given to the tests of overrides
   * @param properties by {@link Property#place}, null where absent; not copied
   */
  public Subject(
      Object handle,
      @Nullable String[] properties,
      Attributes customIds,
      Attributes custom,
      Attributes privateAttributes,
      Attributes environment) {
    this.properties = properties;
    this.customIds = customIds;
    this.custom = custom;
    this.privateAttributes = privateAttributes;
    this.environment = environment;
    this.handle = handle;
  }

  /** A property; null when absent. */
  public @Nullable String text(Property property) {
    return properties[property.place()];
  }

  /** Ids of other types. */
  public Attributes customIds() {
    return customIds;
  }

  /** Further fields. */
  public Attributes custom() {
    return custom;
  }

  /** Fields that never leave the process. */
  public Attributes privateAttributes() {
    return privateAttributes;
  }

  /** The user's own environment. */
  public Attributes environment() {
    return environment;
  }

  /** The user's id of a type; {@link UserValue#NONE} when the user has none. */
  UserValue unit(IdType type) {
    UserValue id = type.isUserId() ? value(Property.USER_ID) : customIds.get(type.customId());
    return id == null ? UserValue.NONE : id;
  }

  /** The string form of the user's id of a type; empty when the user has none. */
  String unitText(IdType type) {
    if (!type.isUserId()) {
      return customIds.textOrEmpty(type.customId());
    }
    String id = text(Property.USER_ID);
    return id == null ? "" : id;
  }

  private @Nullable UserValue value(@Nullable Property property) {
    String text = property == null ? null : text(property);
    if (property == null || text == null) {
      return null;
    }
    @Nullable UserValue[] made = values;
    if (made == null) {
      made = new UserValue[Property.COUNT];
      values = made;
    }
    UserValue value = made[property.place()];
    if (value == null) {
      value = UserValue.of(text);
      made[property.place()] = value;
    }
    return value;
  }

  /** A field's value, which may be {@link UserValue#NONE} for a JSON null; null when absent. */
  @Nullable UserValue field(FieldName name, Attributes globalCustom) {
    UserValue own = value(name.property());
    if (own != null && !own.textOrEmpty().isEmpty()) {
      return own;
    }
    UserValue attribute = attribute(name, globalCustom);
    return attribute != null || name.underscored() == null ? attribute : value(name.underscored());
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

  /** An answer that was given before; null when there is none. */
  @Nullable Evaluation known(
      Object evaluator, Edition edition, EntityKind kind, CompiledSpec spec) {
    AnswerMemo memo = answers;
    return memo == null || !memo.isOf(evaluator, edition) ? null : memo.find(kind, spec);
  }

  /** Keeps an answer, but for the first: many users are asked about only once. */
  void keep(Object evaluator, Edition edition, CompiledSpec spec, Evaluation answer) {
    if (!wasAsked) {
      wasAsked = true;
      return;
    }
    AnswerMemo memo = answers;
    if (memo == null || !memo.isOf(evaluator, edition)) {
      memo = new AnswerMemo(evaluator, edition);
      answers = memo;
    }
    memo.add(answer, spec);
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
