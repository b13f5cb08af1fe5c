package dev.postern.internal.clientinit;

import dev.postern.StatsigUser;
import dev.postern.internal.evaluate.UserValue;
import dev.postern.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a response tells of its user: never a private attribute, only a hash of all of them. */
final class UserText {
  private final StatsigUser user;
  private final Map<String, ?> globalCustom;
  private final @Nullable String tier;

  /**
   * The text of a user.
   *
   * @param globalCustom custom fields of every user
   * @param tier the environment of a user without one; null for none
   */
  UserText(StatsigUser user, Map<String, ?> globalCustom, @Nullable String tier) {
    this.user = user;
    this.globalCustom = globalCustom;
    this.tier = tier;
  }

  /** The object under {@code user}. */
  void write(JsonText out) {
    out.open();
    writeIfThere(out, "userID", user.getUserID());
    writeIfThere(out, "customIDs", user.getCustomIDs());
    writeIfThere(out, "email", user.getEmail());
    writeIfThere(out, "ip", user.getIp());
    writeIfThere(out, "userAgent", user.getUserAgent());
    writeIfThere(out, "country", user.getCountry());
    writeIfThere(out, "locale", user.getLocale());
    writeIfThere(out, "appVersion", user.getAppVersion());
    writeIfThere(out, "custom", custom());
    writeIfThere(out, "statsigEnvironment", environment());
    out.close();
  }

  /** The object under {@code evaluated_keys}. */
  void writeKeys(JsonText out) {
    String userId = user.getUserID();
    out.open();
    writeIfThere(out, "userID", userId == null || userId.isEmpty() ? null : userId);
    writeIfThere(out, "customIDs", user.getCustomIDs());
    out.close();
  }

  /** The field {@code pa_hash}; nothing for a user without private attributes. */
  void writePrivateHash(JsonText out) {
    Map<String, Object> attributes = user.getPrivateAttributes();
    if (!attributes.isEmpty()) {
      int sum = 0;
      for (Map.Entry<String, Object> attribute : attributes.entrySet()) {
        String text = UserValue.of(attribute.getValue()).textOrEmpty();
        sum += Djb2.hash(attribute.getKey() + ":" + text);
      }
      out.name("pa_hash").text(Integer.toUnsignedString(sum));
    }
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

  private static void writeIfThere(JsonText out, String name, @Nullable String text) {
    if (text != null) {
      out.name(name).text(text);
    }
  }

  private static void writeIfThere(JsonText out, String name, Map<String, ?> map) {
    if (!map.isEmpty()) {
      out.name(name).value(map);
    }
  }
}
