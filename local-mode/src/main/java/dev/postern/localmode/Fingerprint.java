package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A piece of JSON as a number, without its white space.
 *
 * @param own of the piece itself
 * @param entity the text of its field {@code entity}; empty without
 * @param conditions the names in its lists of conditions
 */
record Fingerprint(long own, String entity, Set<String> conditions) {

  /** Reads the value at which the parser stands, up to its last token. */
  static Fingerprint read(JsonParser parser) throws IOException {
    MessageDigest digest = Sha256.digest();
    Set<String> conditions = new LinkedHashSet<>();
    String entity = "";
    int depth = 0;
    JsonToken token = parser.currentToken();
    while (true) {
      digest.update((byte) token.id());
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else {
        add(digest, parser.getText());
      }
      if (token == JsonToken.VALUE_STRING && isInConditions(parser)) {
        conditions.add(parser.getText());
      } else if (token == JsonToken.VALUE_STRING && depth == 1 && isEntity(parser)) {
        entity = parser.getText();
      }
      if (depth == 0) {
        return new Fingerprint(first(digest), entity, conditions);
      }
      token = parser.nextToken();
    }
  }

  /** The number of the piece with the conditions that it names. */
  long value(Map<String, Fingerprint> all) {
    MessageDigest digest = Sha256.digest();
    add(digest, own);
    for (String condition : conditions) {
      Fingerprint named = all.get(condition);
      add(digest, named == null ? 0 : named.own());
    }
    return first(digest);
  }

  private static boolean isInConditions(JsonParser parser) {
    return parser.getParsingContext().inArray()
        && "conditions".equals(parser.getParsingContext().getParent().getCurrentName());
  }

  private static boolean isEntity(JsonParser parser) throws IOException {
    return "entity".equals(parser.currentName());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
    digest.update(bytes);
  }

  private static void add(MessageDigest digest, long number) {
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
  }

  private static long first(MessageDigest digest) {
    return ByteBuffer.wrap(digest.digest()).getLong();
  }
}
