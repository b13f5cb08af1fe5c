package dev.postern.internal.evaluate;

/** Text that is only shown, and so need not be whole. */
public final class ShownText {
  /** Enough of a value to know it by. */
  static final int LONGEST_VALUE = 1_000;

  private ShownText() {}

  /** The text, or its beginning with an ellipsis if it has more than so many chars. */
  public static String of(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end) + "…";
  }

  static String ofValue(String text) {
    return of(text, LONGEST_VALUE);
  }
}
