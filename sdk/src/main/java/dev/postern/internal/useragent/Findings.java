package dev.postern.internal.useragent;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What has been recognised so far while the words of one user agent are read. Confined to one call.
 */
final class Findings {

  private final List<Token> tokens = new ArrayList<>();
  private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
  private @Nullable Token operatingSystem;
  private @Nullable Token browser;

  void raise(Flag flag) {
    flags.add(flag);
  }

  boolean has(Flag flag) {
    return flags.contains(flag);
  }

  void addToken(String name, @Nullable String version) {
    tokens.add(new Token(name, version));
  }

  /** The first operating system with a version is the candidate; all are tokens. */
  void addOperatingSystem(String name, @Nullable String version) {
    Token token = new Token(name, version);
    tokens.add(token);
    if (operatingSystem == null && version != null) {
      operatingSystem = token;
    }
  }

  /** Replaces the operating system found so far. Not a token. */
  void forceOperatingSystem(String name) {
    operatingSystem = Token.named(name);
  }

  boolean operatingSystemIs(String name) {
    return operatingSystem != null && operatingSystem.name().equals(name);
  }

  /** The last browser with a version is the candidate; all are tokens. */
  void addBrowser(String name, @Nullable String version) {
    Token token = new Token(name, version);
    tokens.add(token);
    if (version != null) {
      browser = token;
    }
  }

  /** A device that is both operating system and browser, and one token. */
  void addDevice(String name, @Nullable String version) {
    addOperatingSystem(name, version);
    if (version != null) {
      browser = new Token(name, version);
    }
  }

  /** The first bot becomes the browser, with or without a version. Not a token. */
  void addBot(String name, @Nullable String version) {
    if (!has(Flag.BOT)) {
      raise(Flag.BOT);
      browser = new Token(name, version);
    }
  }

  @Nullable Token operatingSystem() {
    return operatingSystem;
  }

  @Nullable Token browser() {
    return browser;
  }

  List<Token> tokens() {
    return tokens;
  }
}
