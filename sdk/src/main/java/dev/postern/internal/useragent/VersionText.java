package dev.postern.internal.useragent;

import java.util.Map;
import java.util.Set;

/** Writes a version as conditions compare it. */
final class VersionText {

  /** What stands for a version that is missing. */
  static final String NONE = "0.0.0";

  private static final int SECOND = 1;
  private static final int FOURTH = 3;

  /** Windows by the number of its kernel; what is not here, Windows 8 for one, has no version. */
  private static final Map<String, String> WINDOWS =
      Map.of(
          "5.1", "XP",
          "5.2", "XP",
          "6.0", "Vista",
          "6.1", "7",
          "6.3", "8.1",
          "10.0", "10");

  private static final Set<String> THREE_PIECES = Set.of("YaBrowser", "Opera", "NetFront NX");

  private VersionText() {}

  /** The text of the token's version; the token's name says how it is written. */
  static String of(Token token) {
    String version = token.version();
    if (version == null) {
      return NONE;
    }
    return token.name().equals("Windows")
        ? WINDOWS.getOrDefault(version, NONE)
        : joined(version, THREE_PIECES.contains(token.name()) ? FOURTH : FOURTH + 1);
  }

  /** The pieces between separators, joined by dots; an empty last piece is dropped. */
  private static String joined(String raw, int mostPieces) {
    int end = endsWithSeparator(raw) ? raw.length() - 1 : raw.length();
    StringBuilder text = new StringBuilder(end);
    int start = 0;
    for (int piece = 0; piece < mostPieces && start <= end; piece++) {
      int pieceEnd = pieceEnd(raw, start, end);
      if (piece > 0) {
        text.append('.');
      }
      text.append(raw, start, piece == SECOND ? digitsEnd(raw, start, pieceEnd) : pieceEnd);
      start = pieceEnd + 1;
    }
    return text.toString();
  }

  private static boolean endsWithSeparator(String raw) {
    return !raw.isEmpty() && isSeparator(raw.charAt(raw.length() - 1));
  }

  private static int pieceEnd(String raw, int start, int end) {
    int at = start;
    while (at < end && !isSeparator(raw.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int digitsEnd(String raw, int start, int end) {
    int at = start;
    while (at < end && raw.charAt(at) >= '0' && raw.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(char character) {
    return character == '_' || character == ',' || character == '.';
  }
}
