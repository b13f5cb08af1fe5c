package dev.postern.internal.useragent;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which of the findings is the browser.
 *
 * <p>An answer has the name shown and, as a token, the one its version is written for: {@code Edge
 * Mobile} is shown, {@code Edge} says how the version is written.
 */
final class BrowserChoice {

  /** The browser's name as shown, and the token whose version it has. */
  record Browser(String name, Token versioned) {

    static Browser of(Token token) {
      return new Browser(token.name(), token);
    }

    static Browser named(String name) {
      return of(Token.named(name));
    }
  }

  /** A token that is a browser by itself: its name, and another one if a flag is up. */
  private record Meaning(String name, @Nullable Flag flag, String nameWithFlag) {

    Meaning(String name) {
      this(name, null, name);
    }

    Browser applyTo(Token token, Findings findings) {
      return new Browser(flag != null && findings.has(flag) ? nameWithFlag : name, token);
    }
  }

  private static final Map<String, Meaning> BY_TOKEN =
      Map.ofEntries(
          entry("Firefox", new Meaning("Firefox", Flag.MOBILE, "Firefox Mobile")),
          entry("Silk", new Meaning("Amazon Silk")),
          entry("NetFront NX", new Meaning("NetFront NX")),
          entry("YaBrowser", new Meaning("Yandex Browser")),
          entry("Edge", new Meaning("Edge", Flag.MOBILE, "Edge Mobile")),
          entry("Opera", new Meaning("Opera", Flag.MOBILE, "Opera Mobile")),
          entry("axios", new Meaning("axios")),
          entry("HeadlessChrome", new Meaning("HeadlessChrome")));

  private static final Browser OTHER = Browser.named(Token.OTHER);
  private static final Browser YAHOO_SLURP = Browser.named("Yahoo! Slurp");
  private static final Browser NETFRONT = Browser.named("NetFront NX");
  private static final Browser CFNETWORK = Browser.named("CFNetwork");
  private static final Browser WEB_VIEW_OF_IOS = Browser.named("Mobile Safari UI/WKWebView");
  private static final Browser CRAWLER = Browser.named("crawler");

  private final Findings findings;
  private @Nullable Token chrome;
  private @Nullable Token android;
  private @Nullable Token version;

  private BrowserChoice(Findings findings) {
    this.findings = findings;
  }

  /**
   * The candidate, else the first token that is a browser, else what tokens and flags say together.
   */
  static Browser from(Findings findings) {
    Token candidate = findings.browser();
    return candidate != null ? Browser.of(candidate) : new BrowserChoice(findings).choose();
  }

  private Browser choose() {
    for (Token token : findings.tokens()) {
      Browser browser = read(token);
      if (browser != null) {
        return browser;
      }
    }
    return together();
  }

  /** The browser if the token is one; otherwise remembers what may decide later. */
  private @Nullable Browser read(Token token) {
    switch (token.name()) {
      case "Chrome" -> chrome = token;
      case "Android" -> android = token;
      case "Version" -> version = token;
      default -> {
        return byName(token);
      }
    }
    return null;
  }

  private @Nullable Browser byName(Token token) {
    if (token.name().equals("Yahoo! Slurp")) {
      return YAHOO_SLURP;
    }
    if (token.name().equals("Silk") && findings.has(Flag.PLAYSTATION)) {
      return NETFRONT;
    }
    Meaning meaning = BY_TOKEN.get(token.name());
    return meaning == null ? null : meaning.applyTo(token, findings);
  }

  private Browser together() {
    if (chrome != null) {
      return ofChrome(chrome);
    }
    if (android != null) {
      return Browser.of(android);
    }
    return findings.has(Flag.CFNETWORK) && !findings.tokens().isEmpty() ? application() : byFlag();
  }

  private Browser ofChrome(Token found) {
    if (version != null) {
      return new Browser("Chrome Mobile WebView", found);
    }
    if (!found.hasVersion()) {
      return Browser.of(android != null ? android : found);
    }
    boolean mobile = findings.has(Flag.MOBILE) && !findings.has(Flag.HUAWEI);
    return new Browser(mobile ? "Chrome Mobile" : "Chrome", found);
  }

  /** With CFNetwork the application names itself first. */
  private Browser application() {
    List<Token> tokens = findings.tokens();
    if (!tokens.get(0).name().equals("NetworkingExtension")) {
      return Browser.of(tokens.get(0));
    }
    return tokens.size() < 2 ? CFNETWORK : new Browser(CFNETWORK.name(), tokens.get(1));
  }

  private Browser byFlag() {
    if (findings.has(Flag.SAFARI)) {
      return safari();
    }
    if (findings.has(Flag.IOS)) {
      return WEB_VIEW_OF_IOS;
    }
    return findings.has(Flag.CRAWLER) ? CRAWLER : OTHER;
  }

  private Browser safari() {
    boolean mobile = findings.has(Flag.MOBILE) && !findings.has(Flag.MAC);
    String name = mobile ? "Mobile Safari" : "Safari";
    return version == null ? Browser.named(name) : new Browser(name, version);
  }
}
