package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The content of a file of ids, one in each line.
 *
 * @param sha256 of the whole file
 * @param isHashed whether the lines are those of Statsig's files, which add and remove hashes
 * @param lines without empty ones, and without white space around
 */
record IdListText(String sha256, boolean isHashed, List<String> lines) {
  private static final Pattern HASH = Pattern.compile("[+-][A-Za-z0-9+/]{8}");

  /**
   * Reads a file. The first line tells whether it is one of Statsig's; then all must be.
   *
   * @throws SpecFileException if a line of such a file is something else
   */
  static IdListText of(Path file, byte[] content) {
    List<String> all = new String(content, UTF_8).lines().map(String::strip).toList();
    List<String> lines = all.stream().filter(line -> !line.isEmpty()).toList();
    boolean isHashed = !lines.isEmpty() && HASH.matcher(lines.get(0)).matches();
    for (int i = 0; isHashed && i < all.size(); i++) {
      if (!all.get(i).isEmpty() && !HASH.matcher(all.get(i)).matches()) {
        throw SpecFileException.at(
            file,
            i + 1,
            "the lines above are + or - and the 8 characters of a hash, and this one is not");
      }
    }
    return new IdListText(Sha256.of(content), isHashed, lines);
  }
}
