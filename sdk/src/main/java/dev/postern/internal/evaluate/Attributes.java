package dev.postern.internal.evaluate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Named values of a user, or of all users: custom fields, private attributes, custom ids. Making
 * them costs next to nothing; forms of the values are made when first asked for. Immutable to those
 * who look.
 */
public final class Attributes {
  /** No attributes. */
  public static final Attributes NONE = new Attributes(new NamedValues(new Object[0]));

  /** The classes of {@code Map.of}, which nobody can change. */
  private static final Class<?> ONE_ENTRY = Map.of("", "").getClass();

  private static final Class<?> ANY_ENTRIES = Map.of().getClass();

  private static final Object CHANGEABLE = new Changeable();

  /** What the caller gave, where nobody can change it; of others a copy is made at once. */
  private final Map<String, ?> source;

  /** The same if it is known to hold nothing but texts. */
  private final @Nullable Map<String, String> texts;

  /** Made of the source when first asked for. Two threads may make the same. */
  private @Nullable NamedValues values;

  private Attributes(NamedValues values) {
    this.source = Map.of();
    this.texts = null;
    this.values = values;
  }

  private Attributes(Map<String, ?> source, @Nullable Map<String, String> texts) {
    this.source = source;
    this.texts = texts;
  }

  /** Wraps texts, none of which may be null. */
  public static Attributes ofTexts(Map<String, String> texts) {
    if (texts.isEmpty()) {
      return NONE;
    }
    return hasFixedEntries(texts) ? new Attributes(texts, texts) : new Attributes(copy(texts));
  }

  /** Wraps JSON values. */
  public static Attributes of(Map<String, ? extends @Nullable Object> json) {
    return json.isEmpty() ? NONE : of(json, Function.identity());
  }

  /** Wraps values, one at least, that a function turns into JSON values. */
  public static Attributes of(
      Map<String, ? extends @Nullable Object> map,
      Function<Object, ? extends @Nullable Object> toJson) {
    return hasFixedEntries(map) && !map.containsValue(CHANGEABLE)
        ? new Attributes(map, null)
        : new Attributes(copy(map, toJson));
  }

  private static boolean hasFixedEntries(Map<String, ?> map) {
    Class<?> type = map.getClass();
    return type == ANY_ENTRIES || type == ONE_ENTRY;
  }

  /**
   * Equal to whatever may change, so that a map tells by {@code containsValue} whether it holds
   * such a value. The maps of {@code Map.of} answer that without an iterator and its entries, which
   * would be half of what making a user takes and allocates.
   */
  private static final class Changeable {
    @Override
    public boolean equals(@Nullable Object value) {
      return !isScalar(value);
    }

    @Override
    public int hashCode() {
      return 0;
    }
  }

  private static boolean isScalar(@Nullable Object value) {
    return value instanceof String
        || value instanceof Integer
        || value instanceof Long
        || value instanceof Double
        || value instanceof Boolean;
  }

  /** As {@code JsonForm} has it; nothing else is left to the moment of first use. */
  private static @Nullable Object scalarAsJson(@Nullable Object scalar) {
    return scalar instanceof Integer number ? Long.valueOf(number) : scalar;
  }

  private static NamedValues copy(Map<String, String> texts) {
    List<Object> pairs = new ArrayList<>(texts.size() * 2);
    texts.forEach(
        (name, text) -> {
          pairs.add(requireNonNull(name));
          pairs.add(requireNonNull(text));
        });
    return new NamedValues(pairs.toArray());
  }

  /** The map's size is not relied on: another thread may be changing it. */
  private static NamedValues copy(
      Map<?, ? extends @Nullable Object> map, Function<Object, ? extends @Nullable Object> toJson) {
    @Nullable Object[] pairs = new Object[map.size() * 2];
    int size = 0;
    for (Map.Entry<?, ? extends @Nullable Object> entry : map.entrySet()) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2 + 2);
      }
      Object value = entry.getValue();
      pairs[size] = String.valueOf(entry.getKey());
      pairs[size + 1] = value == null || value instanceof String ? value : toJson.apply(value);
      size += 2;
    }
    return new NamedValues(size == pairs.length ? pairs : Arrays.copyOf(pairs, size));
  }

  private NamedValues values() {
    NamedValues made = values;
    if (made == null) {
      made = copy(source, Attributes::scalarAsJson);
      values = made;
    }
    return made;
  }

  /** All of them, unmodifiable and in order. Values may be null, as JSON's are. */
  public Map<String, Object> asMap() {
    return values().asMap();
  }

  /** All of them where each is a text, unmodifiable and in order. */
  public Map<String, String> asTexts() {
    return texts == null ? values().asTexts() : texts;
  }

  @Nullable UserValue get(String name) {
    return values().get(name);
  }

  /** The value by its exact name, else by the lower-cased one. */
  @Nullable UserValue get(FieldName name) {
    return values().get(name);
  }

  /** The string form by the exact name, else by the lower-cased one; empty when there is none. */
  String textOrEmpty(FieldName name) {
    return values().textOrEmpty(name);
  }

  /** Whether one of the values has that text. */
  boolean hasText(String text) {
    return values().hasText(text);
  }
}
