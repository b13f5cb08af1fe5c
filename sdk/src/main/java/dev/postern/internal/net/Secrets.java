package dev.postern.internal.net;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps SDK keys out of texts that somebody else may read. */
public final class Secrets {
  private static final Pattern KEY =
      Pattern.compile("((?:secret|client)-[A-Za-z0-9]{1,5})[A-Za-z0-9]*(?:\\*{5})?");
  private static final String MASK = "*****";
  private static final int SHOWN = 5;

  private Secrets() {}

  /**
   * A text with the rest of every key masked: of {@code secret-key0abcdef} it leaves {@code
   * secret-key0a*****}. Masking twice does no harm.
   */
  public static String mask(String text) {
    return KEY.matcher(text).replaceAll("$1" + Matcher.quoteReplacement(MASK));
  }

  /** The same, and also this very key, whatever it looks like; an empty one is none. */
  public static String mask(String text, String sdkKey) {
    return mask(sdkKey.isEmpty() ? text : text.replace(sdkKey, shown(sdkKey)));
  }

  private static String shown(String sdkKey) {
    Matcher usual = KEY.matcher(sdkKey);
    String start =
        usual.lookingAt() ? usual.group(1) : sdkKey.substring(0, Math.min(SHOWN, sdkKey.length()));
    return start + MASK;
  }
}
