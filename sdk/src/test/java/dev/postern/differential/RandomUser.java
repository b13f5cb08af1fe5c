package dev.postern.differential;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Random users, as JSON values by field. */
final class RandomUser {
  static final List<String> AGENTS =
      List.of(
          "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
              + " Chrome/120.0.0.0 Safari/537.36",
          "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
              + " Gecko) Version/17.1 Mobile/15E148 Safari/604.1",
          "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0",
          "curl/8.0",
          "");
  private static final List<String> IPS =
      List.of("8.8.8.8", "1.1.1.1", "81.2.69.142", "127.0.0.1", "0.0.0.0", "2001:db8::1", "x", "");

  private final Dice dice;
  private final RandomValues values;

  RandomUser(Dice dice) {
    this.dice = dice;
    values = new RandomValues(dice);
  }

  /** With an id: where there is none, the official SDK puts an empty user id. */
  Map<String, Object> next() {
    Map<String, Object> user = new LinkedHashMap<>();
    maybe(user, "userID", () -> dice.once(4) ? values.text() : "u-" + dice.below(100_000));
    maybe(user, "customIDs", this::customIds);
    maybe(user, "email", values::text);
    maybe(user, "ip", () -> dice.one(IPS));
    maybe(user, "userAgent", () -> dice.one(AGENTS));
    maybe(user, "country", () -> dice.once(4) ? values.text() : dice.one(RandomSpec.COUNTRIES));
    maybe(user, "locale", values::text);
    maybe(user, "appVersion", values::version);
    maybe(user, "custom", () -> fields(true));
    maybe(user, "privateAttributes", () -> fields(false));
    if (!user.containsKey("customIDs")) {
      user.putIfAbsent("userID", "");
    }
    return user;
  }

  private Map<String, String> customIds() {
    Map<String, String> ids = new LinkedHashMap<>();
    maybe(ids, "companyID", () -> "c-" + dice.below(50));
    maybe(ids, "deviceid", values::text);
    maybe(ids, "stableID", () -> "s-" + dice.below(50));
    return ids;
  }

  private Map<String, Object> fields(boolean ofAnyType) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = dice.below(5); i > 0; i--) {
      Object value = ofAnyType ? values.any() : values.text();
      if (value != null) {
        fields.put(dice.one(RandomSpec.FIELDS), value);
      }
    }
    fields.put("age", "" + dice.below(90));
    if (ofAnyType && dice.once(2)) {
      fields.put("version", dice.once(3) ? dice.one(List.of(1, 9, 1.5)) : values.version());
    }
    return fields;
  }

  /** Not empty: this SDK leaves out an empty map where the official one tells it. */
  private <T> void maybe(Map<String, T> map, String name, Supplier<? extends T> value) {
    if (!dice.once(4)) {
      T given = value.get();
      if (!Map.of().equals(given)) {
        map.put(name, given);
      }
    }
  }
}
