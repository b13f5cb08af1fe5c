package dev.postern;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Keeps which group of an experiment a user got, so that it stays the same when targeting or
 * allocation change while the experiment runs.
 *
 * <p>A check never loads: load the user's values once, with {@link #getValuesForUser}, and give
 * them to each reading in {@link GetExperimentOptions#userPersistedValues}. A check saves and
 * deletes on the caller's thread, so both should hand on what takes long. What they throw is logged
 * and does not disturb the check.
 *
 * @since 0.1.0
 */
public interface PersistentStorage {
  /**
   * {@return the values that are kept under a key, by the name of the experiment or layer}
   *
   * @param key the name of the parameter
   */
  Map<String, StickyValues> load(String key);

  /**
   * Keeps a value under a key and the name of an experiment or layer.
   *
   * @param key the name of the parameter
   * @param configName the name of a dynamic config
   * @param data what is kept
   */
  void save(String key, String configName, StickyValues data);

  /**
   * Forgets the value under a key and a name; does nothing when there is none.
   *
   * @param key the name of the parameter
   * @param configName the name of a dynamic config
   */
  void delete(String key, String configName);

  /**
   * {@return the values of a user for experiments on ids of a type; empty for a user without such
   * an id}
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param idType the kind of id, such as {@code userID}
   */
  default Map<String, StickyValues> getValuesForUser(StatsigUser user, String idType) {
    String key = getStorageKey(user, idType);
    return key == null ? Map.of() : load(key);
  }

  /**
   * The key of a user for experiments on ids of a type: the id, a colon and the type, such as
   * {@code u-1:userID}.
   *
   * @param user whom it is about; null counts as a user of whom nothing is known
   * @param idType the kind of id, such as {@code userID}
   * @return null if the user or the type is null
   */
  static @Nullable String getStorageKey(@Nullable StatsigUser user, @Nullable String idType) {
    if (user == null || idType == null) {
      return null;
    }
    String lower = idType.toLowerCase(Locale.ROOT);
    if (lower.equals("userid") || lower.equals("user_id")) {
      return (user.getUserID() == null ? "" : user.getUserID()) + ":userID";
    }
    return user.getCustomIDs().getOrDefault(idType, "") + ":" + idType;
  }
}
