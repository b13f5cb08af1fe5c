package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.postern.localmode.internal.ForeignJson;
import dev.postern.spi.EventBatch;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A batch of events as a spool keeps it: a line of JSON with the batch's id, its number of events
 * and, under {@code body}, what Statsig's {@code /v1/log_event} takes.
 *
 * @param id the same for the same batch, whenever it is sent
 * @param events how many there are
 * @param body JSON with {@code events} and {@code statsigMetadata}
 * @since 0.1.0
 */
public record SpooledBatch(String id, int events, String body) {
  /**
   * Checks the components.
   *
   * @param id the same for the same batch, whenever it is sent
   * @param events how many there are
   * @param body JSON with {@code events} and {@code statsigMetadata}
   */
  public SpooledBatch {
    requireNonNull(id, "id is null");
    requireNonNull(body, "body is null");
  }

  static byte[] line(EventBatch batch) {
    String id = new String(JsonStringEncoder.getInstance().quoteAsString(batch.id()));
    String line =
        "{\"batch\":\"%s\",\"count\":%d,\"body\":%s}\n"
            .formatted(id, batch.events().size(), batch.toJson());
    return line.getBytes(UTF_8);
  }

  /** Reads a line; null when it is not a whole one. */
  static @Nullable SpooledBatch parse(String line) {
    try (JsonParser parser = ForeignJson.FACTORY.createParser(line)) {
      parser.nextToken();
      String id = parser.nextFieldName() == null ? null : parser.nextTextValue();
      int events = parser.nextFieldName() == null ? 0 : parser.nextIntValue(0);
      if (id == null || !"body".equals(parser.nextFieldName())) {
        return null;
      }
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      int start = (int) parser.currentTokenLocation().getCharOffset();
      parser.skipChildren();
      int end = (int) parser.currentTokenLocation().getCharOffset() + 1;
      return parser.nextToken() == JsonToken.END_OBJECT
          ? new SpooledBatch(id, events, line.substring(start, end))
          : null;
    } catch (IOException torn) {
      return null;
    }
  }
}
