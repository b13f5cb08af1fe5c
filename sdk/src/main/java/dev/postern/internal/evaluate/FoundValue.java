package dev.postern.internal.evaluate;

import dev.postern.explain.ValueOrigin;
import org.jspecify.annotations.Nullable;

/**
 * What a condition compared, as it may be shown.
 *
 * @param json the value as JSON, shortened; null when there is none or it is private
 * @param derivedFrom what the value was worked out from; null when it is the value itself, is
 *     absent, or is private
 * @param isPrivate whether it comes from a private attribute
 */
public record FoundValue(
    @Nullable String json, ValueOrigin origin, @Nullable String derivedFrom, boolean isPrivate) {
  static final FoundValue ABSENT = new FoundValue(null, ValueOrigin.NONE, null, false);

  static FoundValue of(@Nullable UserValue value, ValueOrigin origin) {
    if (value == null) {
      return ABSENT;
    }
    boolean isPrivate = origin == ValueOrigin.PRIVATE_ATTRIBUTE;
    return new FoundValue(
        isPrivate ? null : ShownText.ofValue(value.json()), origin, null, isPrivate);
  }

  /** A value that was worked out from another one; private if that is. */
  static FoundValue derived(UserValue value, ValueOrigin origin, FoundValue from) {
    String text = value.text();
    boolean isPrivate = from.isPrivate();
    return new FoundValue(
        isPrivate || text == null ? null : ShownText.ofValue(value.json()),
        origin,
        from.json(),
        isPrivate);
  }
}
