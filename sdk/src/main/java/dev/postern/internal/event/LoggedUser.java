package dev.postern.internal.event;

import dev.postern.StatsigUser;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A user as events tell of one: never a private attribute, nor anything made of one.
 *
 * @param globalCustom custom fields of every user
 * @param tier the environment of a user without one; null for none
 */
record LoggedUser(StatsigUser user, Map<String, ?> globalCustom, @Nullable String tier) {
  Map<String, @Nullable Object> toMap() {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    putIfThere(map, "userID", user.getUserID());
    putIfThere(map, "customIDs", user.getCustomIDs());
    putIfThere(map, "email", user.getEmail());
    putIfThere(map, "ip", user.getIp());
    putIfThere(map, "userAgent", user.getUserAgent());
    putIfThere(map, "country", user.getCountry());
    putIfThere(map, "locale", user.getLocale());
    putIfThere(map, "appVersion", user.getAppVersion());
    putIfThere(map, "custom", custom());
    putIfThere(map, "statsigEnvironment", environment());
    return map;
  }

  private Map<String, ?> custom() {
    if (globalCustom.isEmpty()) {
      return user.getCustom();
    }
    Map<String, Object> all = new LinkedHashMap<>(globalCustom);
    all.putAll(user.getCustom());
    return all;
  }

  private Map<String, String> environment() {
    Map<String, String> own = user.getStatsigEnvironment();
    return own.isEmpty() && tier != null ? Map.of("tier", tier) : own;
  }

  private static void putIfThere(
      Map<String, @Nullable Object> map, String name, @Nullable String text) {
    if (text != null) {
      map.put(name, text);
    }
  }

  private static void putIfThere(
      Map<String, @Nullable Object> map, String name, Map<String, ?> fields) {
    if (!fields.isEmpty()) {
      map.put(name, fields);
    }
  }
}
