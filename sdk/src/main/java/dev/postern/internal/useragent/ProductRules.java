package dev.postern.internal.useragent;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a product word ({@code Chrome/120.0.0.0}) means. A product without a rule is a plain token.
 */
final class ProductRules {

  @FunctionalInterface
  private interface Rule {
    void apply(String name, @Nullable String version, Findings findings);
  }

  private static final Map<String, Rule> BY_NAME =
      Map.ofEntries(
          entry("Kindle", (name, version, findings) -> findings.addDevice(name, version)),
          entry("FxiOS", browser("Firefox iOS")),
          entry("EdgiOS", ProductRules::edgeOnIos),
          entry("CriOS", ProductRules::chromeOnIos),
          entry("GSA", browser("Google")),
          entry("YisouSpider", browser("YisouSpider")),
          entry("Edg", token("Edge")),
          entry("Edge", token("Edge")),
          entry("OPR", token("Opera")),
          entry("SamsungBrowser", browser("Samsung Internet")),
          entry("HuaweiBrowser", flagged(Flag.HUAWEI)),
          entry("ChatGPT-User", browser("ChatGPT-User")),
          entry("OAI-SearchBot", browser("OAI-SearchBot")),
          entry("NX", browser("NetFront NX")),
          entry("Electron", browser("Electron")),
          entry("IEMobile", browser("IE Mobile")),
          entry("Mobile", flagged(Flag.MOBILE)),
          entry("Safari", flagged(Flag.SAFARI)),
          entry("CFNetwork", ProductRules::cfnetwork));

  private static final List<String> BOT_MARKS = List.of("Bot", "bot", "crawler", "Crawler");

  private ProductRules() {}

  /** Splits {@code word} at its first separator into name and version, and notes what they mean. */
  static void read(String word, Findings findings) {
    int separator = separator(word);
    String left = separator < 0 ? Words.ABSENT : Words.trimmed(word, 0, separator);
    String right = separator < 0 ? Words.ABSENT : Words.trimmed(word, separator + 1, word.length());
    apply(left.isEmpty() ? word : left, right.isEmpty() ? null : right, findings);
  }

  private static int separator(String word) {
    for (int at = 0; at < word.length(); at++) {
      char character = word.charAt(at);
      if (character == '/' || character == ';' || character == ':') {
        return at;
      }
    }
    return -1;
  }

  private static void apply(String name, @Nullable String version, Findings findings) {
    Rule rule = BY_NAME.get(name);
    if (rule != null) {
      rule.apply(name, version, findings);
    } else if (isBot(name)) {
      findings.addBot(name, version);
    } else {
      applyToUnknown(name, version, findings);
    }
  }

  /**
   * A version that speaks of a crawler comes before the one product that a rule knows by its name
   * only.
   */
  private static void applyToUnknown(String name, @Nullable String version, Findings findings) {
    if (version != null && version.contains("crawler")) {
      findings.raise(Flag.CRAWLER);
    } else if (name.equals("OculusBrowser")) {
      findings.forceOperatingSystem("Android");
    } else {
      findings.addToken(name, version);
    }
  }

  private static boolean isBot(String name) {
    for (String mark : BOT_MARKS) {
      if (name.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  private static void edgeOnIos(String name, @Nullable String version, Findings findings) {
    correctDesktopSite(findings);
    findings.addBrowser("Edge Mobile", version);
  }

  private static void chromeOnIos(String name, @Nullable String version, Findings findings) {
    findings.raise(Flag.IOS);
    correctDesktopSite(findings);
    findings.addBrowser("Chrome Mobile iOS", version);
  }

  /** An iPad that asks for the desktop site claims to be a Mac. */
  private static void correctDesktopSite(Findings findings) {
    if (findings.operatingSystemIs("Mac OS X")) {
      findings.forceOperatingSystem("iOS");
    }
  }

  private static void cfnetwork(String name, @Nullable String version, Findings findings) {
    findings.raise(Flag.CFNETWORK);
    findings.raise(Flag.IOS);
  }

  private static Rule browser(String browser) {
    return (name, version, findings) -> findings.addBrowser(browser, version);
  }

  private static Rule token(String token) {
    return (name, version, findings) -> findings.addToken(token, version);
  }

  private static Rule flagged(Flag flag) {
    return (name, version, findings) -> {
      findings.raise(flag);
      findings.addToken(name, version);
    };
  }
}
