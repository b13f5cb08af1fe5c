package dev.postern.internal.useragent;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The words of a user agent with a reading position.
 *
 * <p>Every single space and every single semicolon ends a word. Two in a row have an empty word
 * between them, which is kept: looking ahead, a rule sees nothing there. Brackets and the like are
 * trimmed from both ends of a word.
 */
final class Words {

  /** What stands for a word that is empty, or past the end. */
  static final String ABSENT = "";

  private final List<String> words;
  private int position;

  private Words(List<String> words) {
    this.words = words;
  }

  static Words of(String userAgent) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int at = 0; at < userAgent.length(); at++) {
      char character = userAgent.charAt(at);
      if (character == ' ' || character == ';') {
        words.add(trimmed(userAgent, start, at));
        start = at + 1;
      }
    }
    words.add(trimmed(userAgent, start, userAgent.length()));
    return new Words(words);
  }

  boolean hasMore() {
    return position < words.size();
  }

  String current() {
    return next(0);
  }

  /** The word {@code ahead} words after the current one, {@link #ABSENT} if there is none. */
  String next(int ahead) {
    int index = position + ahead;
    return index < words.size() ? words.get(index) : ABSENT;
  }

  /** The same word if it starts with a digit, which makes it a version; null otherwise. */
  @Nullable String version(int ahead) {
    String word = next(ahead);
    return isNumeric(word) ? word : null;
  }

  void skip(int count) {
    position += count;
  }

  static String trimmed(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && isTrimmed(text.charAt(start))) {
      start++;
    }
    while (start < end && isTrimmed(text.charAt(end - 1))) {
      end--;
    }
    return start == end ? ABSENT : text.substring(start, end);
  }

  private static boolean isNumeric(String word) {
    return !word.isEmpty() && word.charAt(0) >= '0' && word.charAt(0) <= '9';
  }

  private static boolean isTrimmed(char character) {
    return switch (character) {
      case '(', ')', ';', ',', '+', '_', '"' -> true;
      default -> false;
    };
  }
}
