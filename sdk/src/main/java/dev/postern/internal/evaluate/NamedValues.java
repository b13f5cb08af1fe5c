package dev.postern.internal.evaluate;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values by name, as they are looked up. Immutable to those who look: further forms are made when
 * first asked for, and what two threads make at the same time they make alike.
 */
final class NamedValues {
  /** Fewer than this are found quicker by looking at each. */
  private static final int MANY = 10;

  /** A name and its value, as JSON, in turn. */
  private final @Nullable Object[] pairs;

  private @Nullable UserValue @Nullable [] values;
  private volatile @Nullable Map<String, Integer> places;
  private volatile @Nullable Map<String, Object> json;
  private volatile @Nullable Map<String, String> texts;

  /** Takes over names and JSON values in turn. */
  NamedValues(@Nullable Object[] pairs) {
    this.pairs = pairs;
  }

  /** All of them, unmodifiable and in order. Values may be null, as JSON's are. */
  Map<String, Object> asMap() {
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
  Map<String, String> asTexts() {
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
