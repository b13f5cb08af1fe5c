package dev.postern.localmode.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * What a spec file says about itself, and where.
 *
 * @param time 0 when it says none
 * @param checksumStart the first byte of the value of its checksum; without one, where it may go
 * @param checksumEnd the byte after that
 */
record SpecHead(long time, int checksumStart, int checksumEnd) {
  private static final JsonFactory FACTORY = new JsonFactory();

  /**
   * Of a file that is known to be one.
   *
   * @throws IOException if it is not in UTF-8
   */
  static SpecHead of(byte[] content) throws IOException {
    try (JsonParser parser = FACTORY.createParser(content)) {
      parser.nextToken();
      int start = position(parser);
      if (start < 0) {
        throw new IOException("specs that are served must be in UTF-8");
      }
      SpecHead head = new SpecHead(0, start, start);
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        head = head.after(parser.currentName(), parser);
      }
      return head;
    }
  }

  private SpecHead after(String field, JsonParser parser) throws IOException {
    JsonToken value = parser.nextToken();
    if (field.equals("time") && value == JsonToken.VALUE_NUMBER_INT) {
      return new SpecHead(parser.getLongValue(), checksumStart, checksumEnd);
    }
    if (field.equals("checksum")) {
      int from = (int) parser.currentTokenLocation().getByteOffset();
      parser.finishToken();
      return new SpecHead(time, from, position(parser));
    }
    parser.skipChildren();
    return this;
  }

  private static int position(JsonParser parser) {
    return (int) parser.currentLocation().getByteOffset();
  }

  /** What belongs between start and end so that the file has this checksum. */
  String checksumField(String checksum) {
    String value = '"' + checksum + '"';
    return checksumStart == checksumEnd ? "\"checksum\":" + value + "," : value;
  }
}
