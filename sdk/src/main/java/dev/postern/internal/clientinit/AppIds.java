package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.UserValue;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The app that a client SDK belongs to.
 *
 * @param own the app of the spec file itself
 * @param byKey the app by the key of a client SDK; null when the file does not tell
 * @param byHashedKey the same by the hash of the key, which comes first
 */
public record AppIds(
    UserValue own,
    @Nullable Map<String, UserValue> byKey,
    @Nullable Map<String, UserValue> byHashedKey) {
  /** The app of the file, whatever the key. */
  public static final AppIds NONE = new AppIds(UserValue.NONE, null, null);

  /** The app that is named, else that of the key, else the file's. */
  UserValue select(@Nullable String clientKey, @Nullable String named) {
    if (named != null && !named.isEmpty()) {
      return UserValue.of(named);
    }
    if (clientKey == null) {
      return own;
    }
    if (byHashedKey != null) {
      return byHashedKey.getOrDefault(Djb2.text(clientKey), UserValue.NONE);
    }
    return byKey == null ? own : byKey.getOrDefault(clientKey, UserValue.NONE);
  }
}
