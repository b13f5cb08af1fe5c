package dev.postern.explain;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * The value that a condition looked at.
 *
 * @param origin where it comes from
 * @param text the value as JSON; null when there is none or it is private. Of a moment, the UTC
 *     time and the milliseconds since 1970
 * @param derivedFrom what it was worked out from, as JSON: the ip, the user agent, the unit of a
 *     bucket; null for a value that is used as it is, and when it is private
 * @param isPrivate whether it comes from a private attribute, so that it is not shown
 * @since 0.1.0
 */
public record ExplainedValue(
    ValueOrigin origin, @Nullable String text, @Nullable String derivedFrom, boolean isPrivate) {
  /**
   * Checks the components.
   *
   * @param origin where it comes from
   * @param text the value as JSON; null when there is none or it is private. Of a moment, the UTC
   *     time and the milliseconds since 1970
   * @param derivedFrom what it was worked out from, as JSON: the ip, the user agent, the unit of a
   *     bucket; null for a value that is used as it is, and when it is private
   * @param isPrivate whether it comes from a private attribute, so that it is not shown
   */
  public ExplainedValue {
    requireNonNull(origin, "origin is null");
  }
}
