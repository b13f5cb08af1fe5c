package dev.postern.internal.useragent;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What single words, and short runs of words, mean.
 *
 * <p>A word is looked up whole, then by its start; the first rule whose further conditions hold
 * decides. A word without a rule is a product ({@link ProductRules}). Several rules swallow one
 * word too many: so does the official engine.
 */
final class WordRules {

  /**
   * Notes what the words at the position mean. Gives how many words that took; 0 if the rule does
   * not hold there.
   */
  @FunctionalInterface
  private interface Rule {
    int apply(Words words, Findings findings);
  }

  private record Prefix(String text, Rule rule) {}

  private static final int DOES_NOT_HOLD = 0;

  private static final Map<String, Rule> WHOLE =
      Map.ofEntries(
          entry("like", WordRules::like),
          entry("Mac", WordRules::mac),
          entry("iOS", WordRules::ios),
          entry("iPadOS", WordRules::ios),
          entry("iPhone", WordRules::iphoneOs),
          entry("CPU", WordRules::cpuOs),
          entry("CrOS", WordRules::chromeOs),
          entry("CrKey", (words, findings) -> token("Chromecast", findings, 1)),
          entry("PlayStation", (words, findings) -> flagged(Flag.PLAYSTATION, words, findings)),
          entry("Android", WordRules::operatingSystem),
          entry("Ubuntu", WordRules::operatingSystem),
          entry("Windows", WordRules::windowsPhone),
          entry("MSIE", WordRules::internetExplorer),
          entry("Yahoo!", (words, findings) -> pair("Slurp", "Yahoo! Slurp", words, findings)),
          entry("Red", (words, findings) -> pair("Hat", "Red Hat", words, findings)),
          entry("Nintendo", (words, findings) -> pair("3DS", "NetFront NX", words, findings)),
          entry("Mobile", (words, findings) -> flagged(Flag.MOBILE, words, findings)),
          entry("Linux", WordRules::linux),
          entry("linux", WordRules::linux),
          entry("Better", (words, findings) -> bot("Uptime", words, findings)),
          entry("Radius", (words, findings) -> bot("Compilance", words, findings)),
          entry("Uptime", (words, findings) -> bot("Monitoring", words, findings)),
          entry("AdsBot-Google-Mobile", WordRules::mobileAdsBot));

  private static final List<Prefix> PREFIXES =
      List.of(
          new Prefix("AppleTV", (words, findings) -> token("ATV OS X", findings, 2)),
          new Prefix("iPad", (words, findings) -> appleDevice("iPad", words, findings)),
          new Prefix("iPhone", (words, findings) -> appleDevice("iPhone", words, findings)),
          new Prefix("Apple-iPhone7C2", WordRules::appleIphone),
          new Prefix("Windows", WordRules::windows));

  private WordRules() {}

  /** Reads what stands at the position, at least one word, and moves on behind it. */
  static void readNext(Words words, Findings findings) {
    String word = words.current();
    int used = byWholeWord(word, words, findings);
    if (used == DOES_NOT_HOLD) {
      used = byPrefix(word, words, findings);
    }
    if (used == DOES_NOT_HOLD) {
      readProduct(word, findings);
      used = 1;
    }
    words.skip(used);
  }

  private static int byWholeWord(String word, Words words, Findings findings) {
    Rule rule = WHOLE.get(word);
    return rule == null ? DOES_NOT_HOLD : rule.apply(words, findings);
  }

  private static int byPrefix(String word, Words words, Findings findings) {
    for (Prefix prefix : PREFIXES) {
      if (word.startsWith(prefix.text)) {
        return prefix.rule.apply(words, findings);
      }
    }
    return DOES_NOT_HOLD;
  }

  private static void readProduct(String word, Findings findings) {
    if (!isShort(word)) {
      ProductRules.read(word, findings);
    }
  }

  /** Words of one or two bytes of UTF-8, and absent ones, mean nothing. */
  private static boolean isShort(String word) {
    return word.length() <= 2 && UserAgentLength.utf8Bytes(word) <= 2;
  }

  private static int like(Words words, Findings findings) {
    return words.next(1).equals("Mac") && words.next(2).equals("OS") ? 4 : 1;
  }

  private static int mac(Words words, Findings findings) {
    if (!words.next(1).equals("OS")) {
      return DOES_NOT_HOLD;
    }
    findings.raise(Flag.MAC);
    String version = words.version(words.next(2).equals("X") ? 3 : 2);
    findings.addOperatingSystem("Mac OS X", version);
    return 3 + versionWord(version);
  }

  private static int ios(Words words, Findings findings) {
    findings.raise(Flag.IOS);
    String version = words.version(1);
    findings.addOperatingSystem("iOS", version);
    return 2 + versionWord(version);
  }

  private static int iphoneOs(Words words, Findings findings) {
    if (!words.next(1).equals("OS")) {
      return DOES_NOT_HOLD;
    }
    String version = words.version(2);
    findings.addOperatingSystem("iOS", version);
    return 2 + versionWord(version);
  }

  private static int cpuOs(Words words, Findings findings) {
    if (!words.next(1).equals("OS")) {
      return DOES_NOT_HOLD;
    }
    String version = words.version(2);
    findings.addToken("CPU OS", version);
    return 2 + versionWord(version);
  }

  /** The version may follow the processor: {@code CrOS x86_64 14541.0.0}. */
  private static int chromeOs(Words words, Findings findings) {
    String version = words.version(1);
    if (version != null) {
      findings.addOperatingSystem("Chrome OS", version);
      return 2;
    }
    String later = words.version(2);
    findings.addOperatingSystem("Chrome OS", later);
    return 2 + versionWord(later);
  }

  private static int operatingSystem(Words words, Findings findings) {
    String version = words.version(1);
    findings.addOperatingSystem(words.current(), version);
    return 1 + versionWord(version);
  }

  private static int windowsPhone(Words words, Findings findings) {
    if (!words.next(1).equals("Phone")) {
      return DOES_NOT_HOLD;
    }
    String version = words.version(2);
    findings.addOperatingSystem("Windows Phone", version);
    return 2 + versionWord(version);
  }

  private static int windows(Words words, Findings findings) {
    findings.raise(Flag.WINDOWS);
    String next = words.next(1);
    if (next.equals("NT")) {
      return windows(words.version(2), 3, findings);
    }
    return next.startsWith("XP")
        ? windows("XP", 2, findings)
        : windows(words.version(1), 2, findings);
  }

  private static int windows(@Nullable String version, int wordsWithVersion, Findings findings) {
    findings.addOperatingSystem("Windows", version);
    return version == null ? 1 : wordsWithVersion;
  }

  private static int internetExplorer(Words words, Findings findings) {
    String version = words.version(1);
    findings.addBrowser("IE", version);
    return 1 + versionWord(version);
  }

  private static int linux(Words words, Findings findings) {
    findings.raise(Flag.LINUX);
    return token("Linux", findings, 1);
  }

  private static int mobileAdsBot(Words words, Findings findings) {
    findings.addBot("AdsBot-Google", null);
    return 1;
  }

  /**
   * {@code iPad4,1}: what follows the device's name, up to where it comes again, is its version.
   */
  private static int appleDevice(String device, Words words, Findings findings) {
    findings.raise(Flag.IOS);
    String word = words.current();
    int again = word.indexOf(device, device.length());
    String model = Words.trimmed(word, device.length(), again < 0 ? word.length() : again);
    findings.addToken(device, model.isEmpty() ? null : model);
    return 1;
  }

  private static int appleIphone(Words words, Findings findings) {
    findings.raise(Flag.IOS);
    return token("iPhone", findings, 1);
  }

  private static int token(String name, Findings findings, int used) {
    findings.addToken(name, null);
    return used;
  }

  private static int flagged(Flag flag, Words words, Findings findings) {
    findings.raise(flag);
    return token(words.current(), findings, 1);
  }

  private static int pair(String second, String name, Words words, Findings findings) {
    return words.next(1).equals(second) ? token(name, findings, 2) : DOES_NOT_HOLD;
  }

  /** Takes one word only: the other two are read again, and mean nothing new. */
  private static int bot(String second, Words words, Findings findings) {
    if (!words.next(1).equals(second) || !words.next(2).equals("Bot")) {
      return DOES_NOT_HOLD;
    }
    findings.addBot(words.current() + " " + second + " Bot", null);
    return 1;
  }

  private static int versionWord(@Nullable String version) {
    return version == null ? 0 : 1;
  }
}
