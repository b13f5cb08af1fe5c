package dev.postern.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.internal.evaluate.IdLists;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Id lists from the text of their files: plain ids, or the wire's {@code +hash}. */
public final class IdListFiles implements IdLists {
  private final Map<String, String> textByList;

  public IdListFiles(Map<String, String> textByList) {
    this.textByList = Map.copyOf(textByList);
  }

  @Override
  public boolean contains(String list, String id) {
    Set<String> lines = new HashSet<>(textByList.getOrDefault(list, "").lines().toList());
    return lines.contains(id) || lines.contains("+" + hash(id));
  }

  private static String hash(String id) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(digest).substring(0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
