package dev.postern.internal.useragent;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.UserAgentParser;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what another parser read.
 *
 * <p>A table of {@value #SLOTS} slots in pairs; a user agent's hash leads to a pair, which holds
 * the last two that led there. So it is lock-free, and never larger than {@value #SLOTS} user
 * agents of at most {@value UserAgentLength#LIMIT} bytes and their answers: about one megabyte as a
 * rule, some six at the very worst. Longer user agents go straight through. More than two that
 * share a pair cost a parse when they take turns, and so may a race between threads; the answer is
 * always right. What the other parser throws is passed on and not remembered.
 */
public final class MemoizingUserAgentParser implements UserAgentParser {

  /** How many user agents are remembered at most; a power of two. */
  static final int SLOTS = 1 << 11;

  private record Entry(String userAgent, ParsedUserAgent parsed) {}

  private final UserAgentParser parser;
  private final AtomicReferenceArray<@Nullable Entry> slots = new AtomicReferenceArray<>(SLOTS);

  /**
   * Remembers the answers of {@code parser}.
   *
   * @param parser must be pure
   */
  public MemoizingUserAgentParser(UserAgentParser parser) {
    this.parser = requireNonNull(parser, "parser is null");
  }

  @Override
  public ParsedUserAgent parse(String userAgent) {
    int newer = pair(userAgent);
    int older = newer + 1;
    Entry entry = slots.getAcquire(newer);
    if (entry == null || !entry.userAgent.equals(userAgent)) {
      entry = slots.getAcquire(older);
    }
    return entry != null && entry.userAgent.equals(userAgent)
        ? entry.parsed
        : parseInto(newer, older, userAgent);
  }

  private ParsedUserAgent parseInto(int newer, int older, String userAgent) {
    ParsedUserAgent parsed = parser.parse(userAgent);
    if (!UserAgentLength.isTooLong(userAgent)) {
      slots.setRelease(older, slots.getAcquire(newer));
      slots.setRelease(newer, new Entry(userAgent, parsed));
    }
    return parsed;
  }

  /** The first slot of the pair: an even number. */
  private static int pair(String userAgent) {
    int hash = userAgent.hashCode();
    return (hash ^ (hash >>> 16)) << 1 & (SLOTS - 1);
  }
}
