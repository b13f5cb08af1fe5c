package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;

/**
 * The content of a file of ids, one in each line.
 *
 * @param sha256 of the whole file
 * @param isHashed whether the lines are those of Statsig's files, which add and remove hashes
 * @param lines without empty ones, and without white space around
 */
record IdListText(String sha256, boolean isHashed, List<String> lines) {
  private static final int HASH_LENGTH = 8;

  /**
   * Reads a file. The first line tells whether it is one of Statsig's; then all must be.
   *
   * @throws SpecFileException if a line of such a file is something else
   */
  static IdListText of(Path file, byte[] content) {
    List<String> lines = new ArrayList<>();
    boolean isHashed = false;
    int number = 0;
    for (Iterator<String> all = new String(content, UTF_8).lines().iterator(); all.hasNext(); ) {
      String line = all.next().strip();
      number++;
      if (!line.isEmpty()) {
        isHashed = lines.isEmpty() ? isChangeOfHash(line) : isHashed;
        requireChangeOfHash(isHashed, line, file, number);
        lines.add(line);
      }
    }
    return new IdListText(Sha256.of(content), isHashed, Collections.unmodifiableList(lines));
  }

  private static void requireChangeOfHash(boolean isHashed, String line, Path file, int number) {
    if (isHashed && !isChangeOfHash(line)) {
      throw SpecFileException.at(
          file,
          number,
          "the lines above are + or - and the 8 characters of a hash, and this one is not");
    }
  }

  /** Whether a line is a sign and a hash, which is written in Base64. */
  private static boolean isChangeOfHash(String line) {
    boolean isHash = line.length() == 1 + HASH_LENGTH && "+-".indexOf(line.charAt(0)) >= 0;
    for (int i = 1; isHash && i < line.length(); i++) {
      isHash = isBase64(line.charAt(i));
    }
    return isHash;
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }
}
