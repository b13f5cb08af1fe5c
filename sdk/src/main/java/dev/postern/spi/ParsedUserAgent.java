package dev.postern.spi;

import static java.util.Objects.requireNonNull;

/**
 * What a {@link UserAgentParser} read from a user agent. Immutable.
 *
 * <p>The names are those of Statsig's console, which follow ua-parser: {@code Mac OS X}, {@code
 * Chrome Mobile}, {@code Mobile Safari}, … What is not known is {@code Other} for a name and {@code
 * 0.0.0} for a version. The record checks nothing beyond null: a version may have any number of
 * parts and may hold letters.
 *
 * @param osName name of the operating system, e.g. {@code iOS}
 * @param osVersion version of the operating system, e.g. {@code 16.6.1}
 * @param browserName name of the browser, application or bot, e.g. {@code Mobile Safari}
 * @param browserVersion version of the browser, e.g. {@code 16.6}
 * @since 0.1.0
 */
public record ParsedUserAgent(
    String osName, String osVersion, String browserName, String browserVersion) {

  /**
   * Refuses null.
   *
   * @param osName not null
   * @param osVersion not null
   * @param browserName not null
   * @param browserVersion not null
   */
  public ParsedUserAgent {
    requireNonNull(osName, "osName is null");
    requireNonNull(osVersion, "osVersion is null");
    requireNonNull(browserName, "browserName is null");
    requireNonNull(browserVersion, "browserVersion is null");
  }
}
