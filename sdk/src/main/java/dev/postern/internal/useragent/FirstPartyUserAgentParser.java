package dev.postern.internal.useragent;

import dev.postern.internal.useragent.BrowserChoice.Browser;
import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;

/**
 * The default parser: the answers of the official engine's own parser.
 *
 * <p>Pure and safe for any thread. It takes any text of any length, the empty one too, in time
 * linear in its length.
 */
public final class FirstPartyUserAgentParser implements UserAgentParser {

  @Override
  public ParsedUserAgent parse(String userAgent) {
    Findings findings = read(userAgent);
    Token operatingSystem = OperatingSystemChoice.from(findings);
    Browser browser = BrowserChoice.from(findings);
    return new ParsedUserAgent(
        operatingSystem.name(),
        VersionText.of(operatingSystem),
        browser.name(),
        VersionText.of(browser.versioned()));
  }

  private static Findings read(String userAgent) {
    Findings findings = new Findings();
    Words words = Words.of(userAgent);
    while (words.hasMore()) {
      WordRules.readNext(words, findings);
    }
    return findings;
  }
}
