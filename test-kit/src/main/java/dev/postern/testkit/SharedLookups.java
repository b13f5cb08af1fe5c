package dev.postern.testkit;

import dev.postern.spi.CountryLookup;
import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;
import org.jspecify.annotations.Nullable;

/**
 * What takes long to load and is the same for every client: the table of countries and the parser
 * of user agents. Both are loaded when they are first asked, so that a test never sees them not
 * ready.
 */
final class SharedLookups {
  static final CountryLookup COUNTRIES = Countries::of;
  static final UserAgentParser USER_AGENTS = SharedLookups::parse;

  private SharedLookups() {}

  private static ParsedUserAgent parse(String userAgent) {
    return Agents.PARSER.parse(userAgent);
  }

  private static final class Agents {
    private static final UserAgentParser PARSER = UserAgentParser.firstParty();
  }

  private static final class Countries {
    private static final CountryLookup TABLE = table();

    static @Nullable String of(String ip) {
      return TABLE.countryOf(ip);
    }

    private static CountryLookup table() {
      try {
        return CountryLookup.published();
      } catch (IllegalStateException isNotOnTheClassPath) {
        return ip -> null;
      }
    }
  }
}
