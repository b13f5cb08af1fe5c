package dev.postern.internal.useragent;

import dev.postern.spi.UserAgentParser;

/** Makes the SDK's user-agent parsers. Each one made has a memo of its own. */
public final class UserAgentParsers {

  private static final String ABSENT =
      "Third-party user-agent parsing needs uap-java on the class path: add the dependency"
          + " com.github.ua-parser:uap-java:1.6.1, or leave the option off to use the built-in parser";

  private static final String LIBRARY = "ua_parser.Parser";

  private UserAgentParsers() {}

  /** {@return the default: the official engine's own rules} */
  public static UserAgentParser firstParty() {
    return new MemoizingUserAgentParser(new FirstPartyUserAgentParser());
  }

  /**
   * Makes sure, without loading it, that the library of third-party mode is there.
   *
   * @throws IllegalStateException if it is not
   */
  public static void requireThirdParty() {
    try {
      Class.forName(LIBRARY, false, UserAgentParsers.class.getClassLoader());
    } catch (ClassNotFoundException absent) {
      throw new IllegalStateException(ABSENT, absent);
    }
  }

  /**
   * The community's regex list, loaded before this returns, so that the engine's state "not loaded
   * yet" does not arise.
   *
   * @return a parser of third-party mode
   * @throws IllegalStateException if uap-java, or a library it needs, is not on the class path
   */
  public static UserAgentParser thirdParty() {
    try {
      return new MemoizingUserAgentParser(new ThirdPartyUserAgentParser());
    } catch (NoClassDefFoundError absent) {
      throw new IllegalStateException(ABSENT, absent);
    }
  }
}
