package dev.postern.internal.source;

import java.io.IOException;
import java.io.InputStream;

/**
 * Applies lines of a list's file: {@code +} or {@code -} and 8 characters of Base64. What has
 * another form is skipped, as no id could ever match it.
 */
final class IdListLines {
  private static final int LONGEST = 10;

  private IdListLines() {}

  /** Applies one line, without its line break. */
  static void apply(CharSequence line, IdSet.Editor ids) {
    char sign = line.isEmpty() ? ' ' : line.charAt(0);
    long hash = sign == '+' || sign == '-' ? IdHash.read(line, 1) : IdHash.NONE;
    if (hash == IdHash.NONE) {
      return;
    }
    if (sign == '+') {
      ids.add(hash);
    } else {
      ids.remove(hash);
    }
  }

  /**
   * Applies the lines of a text; the last one counts even without a line break.
   *
   * @return how many bytes the text has
   */
  static long apply(InputStream text, IdSet.Editor ids) throws IOException {
    StringBuilder line = new StringBuilder(LONGEST);
    byte[] buffer = new byte[8192];
    long total = 0;
    for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
      total += read;
      for (int i = 0; i < read; i++) {
        take((char) (buffer[i] & 0xff), line, ids);
      }
    }
    take('\n', line, ids);
    return total;
  }

  /** Of a line that is too long anyhow, only the beginning is kept. */
  private static void take(char letter, StringBuilder line, IdSet.Editor ids) {
    if (letter != '\n') {
      if (line.length() <= LONGEST) {
        line.append(letter);
      }
      return;
    }
    if (line.length() == LONGEST && line.charAt(LONGEST - 1) == '\r') {
      line.setLength(LONGEST - 1);
    }
    apply(line, ids);
    line.setLength(0);
  }
}
