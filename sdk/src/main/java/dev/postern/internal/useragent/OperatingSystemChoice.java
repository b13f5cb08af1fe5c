package dev.postern.internal.useragent;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which of the findings is the operating system. */
final class OperatingSystemChoice {

  /** What a token means: an operating system, if all flags are up. */
  private record Meaning(String name, boolean keepsVersion, List<Flag> flags) {

    static Meaning versioned(String name, Flag... flags) {
      return new Meaning(name, true, List.of(flags));
    }

    static Meaning unversioned(String name) {
      return new Meaning(name, false, List.of());
    }

    boolean holdsFor(Findings findings) {
      return flags.stream().allMatch(findings::has);
    }

    Token applyTo(Token token) {
      return new Token(name, keepsVersion ? token.version() : null);
    }
  }

  private record Platform(Flag flag, Token operatingSystem) {}

  private static final Map<String, Meaning> BY_TOKEN =
      Map.ofEntries(
          entry("ATV OS X", Meaning.unversioned("ATV OS X")),
          entry("iOS", Meaning.versioned("iOS")),
          entry("CPU OS", Meaning.versioned("iOS", Flag.IOS)),
          entry("Version", Meaning.versioned("iOS", Flag.IOS, Flag.MAC)),
          entry("Android", Meaning.versioned("Android")),
          entry("Chromecast", Meaning.unversioned("Chromecast")),
          entry("Red Hat", Meaning.unversioned("Red Hat")),
          entry("Kindle", Meaning.versioned("Kindle")),
          entry("Ubuntu", Meaning.versioned("Ubuntu")));

  private static final Meaning ANDROID_DEVICE = Meaning.unversioned("Android");

  private static final List<Platform> PLATFORMS =
      List.of(
          new Platform(Flag.IOS, Token.named("iOS")),
          new Platform(Flag.MAC, Token.named("Mac OS X")),
          new Platform(Flag.WINDOWS, Token.named("Windows")),
          new Platform(Flag.LINUX, Token.named("Linux")));

  private OperatingSystemChoice() {}

  /** The candidate, else the first token that means one, else what the flags say. */
  static Token from(Findings findings) {
    Token candidate = findings.operatingSystem();
    if (candidate != null) {
      return candidate;
    }
    Token named = byToken(findings);
    return named != null ? named : byFlag(findings);
  }

  private static @Nullable Token byToken(Findings findings) {
    for (Token token : findings.tokens()) {
      Meaning meaning = meaningOf(token.name());
      if (meaning != null && meaning.holdsFor(findings)) {
        return meaning.applyTo(token);
      }
    }
    return null;
  }

  private static @Nullable Meaning meaningOf(String name) {
    Meaning meaning = BY_TOKEN.get(name);
    return meaning == null && name.startsWith("Android") ? ANDROID_DEVICE : meaning;
  }

  private static Token byFlag(Findings findings) {
    for (Platform platform : PLATFORMS) {
      if (findings.has(platform.flag)) {
        return platform.operatingSystem;
      }
    }
    return Token.NOTHING;
  }
}
