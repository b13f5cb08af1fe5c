package dev.postern.localmode.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An id list as clients download it: what is added or removed, line by line. */
final class IdListFile {
  private static final int HASH_LENGTH = 8;

  private final byte[] content;
  private final long creationTime;

  private IdListFile(byte[] content, long creationTime) {
    this.content = content;
    this.creationTime = creationTime;
  }

  /** A file; it goes on as the one before if it has that one's lines, and more at its end. */
  static IdListFile of(List<String> lines, @Nullable IdListFile before) {
    byte[] content = (String.join("\n", lines) + (lines.isEmpty() ? "" : "\n")).getBytes(UTF_8);
    long now = Instant.now().toEpochMilli();
    if (before == null) {
      return new IdListFile(content, now);
    }
    return new IdListFile(
        content,
        before.isStartOf(content) ? before.creationTime : Math.max(now, before.creationTime + 1));
  }

  /** The line that adds an id. */
  static String line(String id) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
      return "+" + Base64.getEncoder().encodeToString(digest).substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JVM has SHA-256", impossible);
    }
  }

  byte[] content() {
    return content;
  }

  /** Milliseconds since 1970; another one when the file does not go on as the one before. */
  long creationTime() {
    return creationTime;
  }

  private boolean isStartOf(byte[] longer) {
    return longer.length >= content.length
        && Arrays.equals(content, 0, content.length, longer, 0, content.length);
  }
}
