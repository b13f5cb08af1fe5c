package dev.postern.internal.useragent;

import dev.postern.spi.ParsedUserAgent;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The fields of a {@code ua_based} condition that the user agent answers. */
public enum UserAgentField {
  /** {@code os_name} or {@code osname}. */
  OS_NAME,
  /** {@code os_version} or {@code osversion}. */
  OS_VERSION,
  /** {@code browser_name} or {@code browsername}. */
  BROWSER_NAME,
  /** {@code browser_version} or {@code browserversion}. */
  BROWSER_VERSION;

  private static final Map<String, UserAgentField> BY_NAME =
      Map.of(
          "os_name", OS_NAME,
          "osname", OS_NAME,
          "os_version", OS_VERSION,
          "osversion", OS_VERSION,
          "browser_name", BROWSER_NAME,
          "browsername", BROWSER_NAME,
          "browser_version", BROWSER_VERSION,
          "browserversion", BROWSER_VERSION);

  /**
   * The field a condition names.
   *
   * @param lowerCasedConditionField the condition's field, lower-cased
   * @return the field; null if the user agent does not answer it
   */
  public static @Nullable UserAgentField named(String lowerCasedConditionField) {
    return BY_NAME.get(lowerCasedConditionField);
  }

  /**
   * This field's text.
   *
   * @param parsed what was read from a user agent
   * @return the text of the field in it
   */
  public String of(ParsedUserAgent parsed) {
    return switch (this) {
      case OS_NAME -> parsed.osName();
      case OS_VERSION -> parsed.osVersion();
      case BROWSER_NAME -> parsed.browserName();
      case BROWSER_VERSION -> parsed.browserVersion();
    };
  }
}
