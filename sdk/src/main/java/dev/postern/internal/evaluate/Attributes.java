package dev.postern.internal.evaluate;

import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  /** Fewer than this are found quicker by looking at each. */
  private static final int MANY = 10;

  /** A name and its value, as JSON, in turn. */
  private final @Nullable Object[] pairs;

  /** What two threads make at the same time they make alike. */
  private @Nullable UserValue @Nullable [] values;

  private volatile @Nullable Map<String, Integer> places;
  private volatile @Nullable Map<String, Object> json;
  private volatile @Nullable Map<String, String> texts;

  private Attributes(@Nullable Object[] pairs) {
    this.pairs = pairs;
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
      pairs[size + 1] = toJson.apply(entry.getValue());
      size += 2;
    }
    return new Attributes(size == pairs.length ? pairs : Arrays.copyOf(pairs, size));
  }

  /** All of them, unmodifiable and in order. Values may be null, as JSON's are. */
  public Map<String, Object> asMap() {
    Map<String, Object> made = json;
    if (made == null) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
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
    Map<String, String> made = texts;
    if (made == null) {
      Map<String, String> map = new LinkedHashMap<>();
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
    return pairs[place + 1] instanceof String text ? text : value(place).textOrEmpty();
  }

  /** Whether one of the values has that text. */
  boolean hasText(String text) {
    for (int i = 0; i < pairs.length; i += 2) {
      if (text.equals(value(i).text())) {
        return true;
      }
    }
    return false;
  }

  private int place(FieldName name) {
    if (pairs.length == 0) {
      return -1;
    }
    int exact = place(name.exact());
    return exact >= 0 || name.isLower() ? exact : place(name.lower());
  }

  private int place(String name) {
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
      made = new UserValue[pairs.length / 2];
      values = made;
    }
    UserValue value = made[place / 2];
    if (value == null) {
      value = UserValue.of(pairs[place + 1]);
      made[place / 2] = value;
    }
    return value;
  }

  private String name(int place) {
    return String.valueOf(pairs[place]);
  }
}
