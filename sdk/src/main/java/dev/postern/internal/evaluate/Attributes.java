package dev.postern.internal.evaluate;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
  public static final Attributes NONE = new Attributes(new Object[0]);

  /** The classes of {@code Map.of}, which nobody can change. */
  private static final Class<?> ONE_ENTRY = Map.of("", "").getClass();

  private static final Class<?> ANY_ENTRIES = Map.of().getClass();

  /** Fewer than this are found quicker by looking at each. */
  private static final int MANY = 10;

  /** A name and its value, as JSON, in turn; null until it is needed of texts that stay. */
  private volatile @Nullable Object @Nullable [] pairs;

  private final Map<String, String> source;

  /** What two threads make at the same time they make alike. */
  private @Nullable UserValue @Nullable [] values;

  private volatile @Nullable Map<String, Integer> places;
  private volatile @Nullable Map<String, Object> json;
  private volatile @Nullable Map<String, String> texts;

  private Attributes(@Nullable Object[] pairs) {
    this.pairs = pairs;
    this.source = Map.of();
  }

  /** Of texts that nobody can change. */
  private Attributes(Map<String, String> source) {
    this.source = source;
  }

  /** Wraps texts, none of which may be null. */
  public static Attributes ofTexts(Map<String, String> texts) {
    if (texts.isEmpty()) {
      return NONE;
    }
    Class<?> type = texts.getClass();
    return type == ANY_ENTRIES || type == ONE_ENTRY
        ? new Attributes(texts)
        : new Attributes(pairs(texts));
  }

  private static @Nullable Object[] pairs(Map<String, String> texts) {
    List<Object> pairs = new ArrayList<>(texts.size() * 2);
    texts.forEach(
        (name, text) -> {
          pairs.add(requireNonNull(name));
          pairs.add(requireNonNull(text));
        });
    return pairs.toArray();
  }

  private @Nullable Object[] pairs() {
    @Nullable Object[] made = pairs;
    if (made == null) {
      made = pairs(source);
      pairs = made;
    }
    return made;
  }

  /** Wraps JSON values. */
  public static Attributes of(Map<String, ? extends @Nullable Object> json) {
    return of(json, value -> value);
  }

  /** Wraps values that a function turns into JSON values. */
  public static <T extends @Nullable Object> Attributes of(
      Map<?, ? extends T> map, Function<? super T, ? extends @Nullable Object> toJson) {
    if (map.isEmpty()) {
      return NONE;
    }
    @Nullable Object[] pairs = new Object[map.size() * 2];
    int size = 0;
    for (Map.Entry<?, ? extends T> entry : map.entrySet()) {
      if (size == pairs.length) {
        pairs = Arrays.copyOf(pairs, size * 2);
      }
      pairs[size] = String.valueOf(entry.getKey());
      Object value = entry.getValue();
      pairs[size + 1] =
          value instanceof String || value instanceof Long ? value : toJson.apply(entry.getValue());
      size += 2;
    }
    return new Attributes(size == pairs.length ? pairs : Arrays.copyOf(pairs, size));
  }

  /** All of them, unmodifiable and in order. Values may be null, as JSON's are. */
  public Map<String, Object> asMap() {
    Map<String, Object> made = json;
    if (made == null) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      @Nullable Object[] pairs = pairs();
      for (int i = 0; i < pairs.length; i += 2) {
        map.put(name(i), pairs[i + 1]);
      }
      made = Collections.unmodifiableMap(map);
      json = made;
    }
    return made;
  }

  /** All of them where each is a text, unmodifiable and in order. */
  public Map<String, String> asTexts() {
    Map<String, String> made = source.isEmpty() ? texts : source;
    if (made == null) {
      Map<String, String> map = new LinkedHashMap<>();
      @Nullable Object[] pairs = pairs();
      for (int i = 0; i < pairs.length; i += 2) {
        map.put(name(i), String.valueOf(pairs[i + 1]));
      }
      made = Collections.unmodifiableMap(map);
      texts = made;
    }
    return made;
  }

  @Nullable UserValue get(String name) {
    int place = place(name);
    return place < 0 ? null : value(place);
  }

  /** The value by its exact name, else by the lower-cased one. */
  @Nullable UserValue get(FieldName name) {
    int place = place(name);
    return place < 0 ? null : value(place);
  }

  /** The string form by the exact name, else by the lower-cased one; empty when there is none. */
  String textOrEmpty(FieldName name) {
    int place = place(name);
    if (place < 0) {
      return "";
    }
    return pairs()[place + 1] instanceof String text ? text : value(place).textOrEmpty();
  }

  /** Whether one of the values has that text. */
  boolean hasText(String text) {
    for (int i = 0; i < pairs().length; i += 2) {
      if (text.equals(value(i).text())) {
        return true;
      }
    }
    return false;
  }

  private int place(FieldName name) {
    if (pairs().length == 0) {
      return -1;
    }
    int exact = place(name.exact());
    return exact >= 0 || name.isLower() ? exact : place(name.lower());
  }

  private int place(String name) {
    @Nullable Object[] pairs = pairs();
    if (pairs.length >= MANY * 2) {
      return places().getOrDefault(name, -1);
    }
    for (int i = 0; i < pairs.length; i += 2) {
      if (name.equals(pairs[i])) {
        return i;
      }
    }
    return -1;
  }

  private Map<String, Integer> places() {
    Map<String, Integer> made = places;
    if (made == null) {
      @Nullable Object[] pairs = pairs();
      made = new HashMap<>(pairs.length);
      for (int i = 0; i < pairs.length; i += 2) {
        made.put(name(i), i);
      }
      places = made;
    }
    return made;
  }

  private UserValue value(int place) {
    @Nullable UserValue[] made = values;
    if (made == null) {
      made = new UserValue[pairs().length / 2];
      values = made;
    }
    UserValue value = made[place / 2];
    if (value == null) {
      value = UserValue.of(pairs()[place + 1]);
      made[place / 2] = value;
    }
    return value;
  }

  private String name(int place) {
    return String.valueOf(pairs()[place]);
  }
}
