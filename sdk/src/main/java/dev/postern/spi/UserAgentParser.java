package dev.postern.spi;

import dev.postern.internal.useragent.UserAgentParsers;

/**
 * Reads operating system and browser from a user agent, for conditions of the type {@code
 * ua_based}.
 *
 * <p>It is asked only when the user has no own value for the condition's field ({@code os_name},
 * {@code browser_version}, …), and only with a user agent that is not empty and at most 1,000 bytes
 * of UTF-8 long, as in the official engine; in all other cases the field has no value.
 *
 * <p>The SDK's own parser gives the official engine's answers and is the default. It memoises; an
 * implementation given by the application is called for every condition that needs it, so it should
 * be quick, and pure: the same text always gives the same answer.
 *
 * <p><b>Thread safety:</b> called from many threads at once without a lock.
 *
 * <p><b>Errors:</b> an implementation that throws does no harm: the caller treats it as no value.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface UserAgentParser {

  /**
   * The SDK's own parser, with the official engine's rules, for a parser that knows better about
   * some agents and leaves the others to it.
   *
   * <pre>{@code
   * UserAgentParser own = UserAgentParser.firstParty();
   * options.setUserAgentParser(agent -> isOurApp(agent) ? readOurApp(agent) : own.parse(agent));
   * }</pre>
   *
   * <p>It remembers what it has read, about 2,000 agents, in a memo of its own: keep what is
   * returned. It takes agents of any length, in time linear in it; those over 1,000 bytes, for
   * which an evaluation never asks, are not remembered.
   *
   * @return a parser with an empty memo
   */
  static UserAgentParser firstParty() {
    return UserAgentParsers.firstParty();
  }

  /**
   * Reads {@code userAgent}.
   *
   * @param userAgent the text a client sent as its user agent; anything at all, since clients
   *     choose it
   * @return what was read; names it does not know are {@code Other}, versions {@code 0.0.0}
   */
  ParsedUserAgent parse(String userAgent);

  /**
   * Whether the parser can answer yet. While it cannot, nothing is read from a user agent, and
   * evaluations that would have asked say {@code UAParserNotLoaded} as their source.
   *
   * @return true by default
   */
  default boolean isReady() {
    return true;
  }
}
