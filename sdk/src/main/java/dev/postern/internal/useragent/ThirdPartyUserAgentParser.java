package dev.postern.internal.useragent;

import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;
import org.jspecify.annotations.Nullable;
import ua_parser.OS;
import ua_parser.Parser;
import ua_parser.UserAgent;

/**
 * Third-party mode: the community's regex list, by uap-java and with the list it brings.
 *
 * <p>The official engine uses a fixed part of a later list, so names differ from its own for rare
 * user agents. Versions are written as it writes them: always three parts, a missing one as 0.
 *
 * <p>uap-java is an optional dependency, and this class alone refers to it: make it through {@link
 * UserAgentParsers#thirdParty()}, which says what to add when it is absent. Safe for any thread.
 */
final class ThirdPartyUserAgentParser implements UserAgentParser {

  private final Parser parser = new Parser();

  @Override
  public ParsedUserAgent parse(String userAgent) {
    OS os = parser.parseOS(userAgent);
    UserAgent browser = parser.parseUserAgent(userAgent);
    return new ParsedUserAgent(
        os.family,
        version(os.major, os.minor, os.patch),
        browser.family,
        version(browser.major, browser.minor, browser.patch));
  }

  private static String version(
      @Nullable String major, @Nullable String minor, @Nullable String patch) {
    return part(major) + "." + part(minor) + "." + part(patch);
  }

  private static String part(@Nullable String part) {
    return part == null || part.isBlank() ? "0" : part;
  }
}
