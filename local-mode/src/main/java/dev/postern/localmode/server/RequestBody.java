package dev.postern.localmode.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/** Reads the JSON in a request, however it is wrapped. */
final class RequestBody {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int MOST_UNPACKED_BYTES = 4 * StatsigEndpoints.MOST_BODY_BYTES;

  private RequestBody() {}

  /** The object that the body is. */
  static JsonNode json(EndpointRequest request) throws RefusedRequestException {
    try {
      JsonNode json = MAPPER.readTree(straightened(request, unpacked(request)));
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException notJson) {
      throw new RefusedRequestException(
          400, "the body is not JSON: " + notJson.getOriginalMessage());
    } catch (IOException damaged) {
      throw new RefusedRequestException(400, "the body cannot be read: " + damaged.getMessage());
    }
    throw new RefusedRequestException(400, "the body must be a JSON object");
  }

  private static byte[] unpacked(EndpointRequest request)
      throws RefusedRequestException, IOException {
    byte[] body = request.body();
    if (body.length > StatsigEndpoints.MOST_BODY_BYTES) {
      throw tooLong(StatsigEndpoints.MOST_BODY_BYTES);
    }
    try (InputStream in = unpacking(request, new ByteArrayInputStream(body))) {
      byte[] unpacked = in.readNBytes(MOST_UNPACKED_BYTES + 1);
      if (unpacked.length > MOST_UNPACKED_BYTES) {
        throw tooLong(MOST_UNPACKED_BYTES);
      }
      return unpacked;
    }
  }

  private static InputStream unpacking(EndpointRequest request, InputStream body)
      throws RefusedRequestException, IOException {
    String encoding = encoding(request);
    return switch (encoding) {
      case "", "identity" -> body;
      case "gzip" -> new GZIPInputStream(body);
      case "zstd" -> zstd(body);
      default ->
          throw new RefusedRequestException(
              415, "the body is encoded as " + encoding + "; gzip, zstd and none are understood");
    };
  }

  /** Browsers' SDKs tell it in the query, as a header would have the browser ask first. */
  private static String encoding(EndpointRequest request) {
    String zipped = request.parameter("gz").equals(Optional.of("1")) ? "gzip" : "";
    return request.header("Content-Encoding").orElse(zipped).toLowerCase(Locale.ROOT);
  }

  private static InputStream zstd(InputStream body) throws RefusedRequestException {
    try {
      return new ZstdBody(body);
    } catch (NoClassDefFoundError missing) {
      throw new RefusedRequestException(
          415, "zstd needs io.airlift:aircompressor on the class path of the server");
    }
  }

  /** Browsers' SDKs write Base64 from back to front, and say so in the query. */
  private static byte[] straightened(EndpointRequest request, byte[] body)
      throws RefusedRequestException {
    if (!request.parameter("se").equals(Optional.of("1"))) {
      return body;
    }
    try {
      String backwards = new StringBuilder(new String(body, ISO_8859_1)).reverse().toString();
      return Base64.getDecoder().decode(backwards);
    } catch (IllegalArgumentException notBase64) {
      throw new RefusedRequestException(400, "the body is not Base64 from back to front");
    }
  }

  private static RefusedRequestException tooLong(int most) {
    return new RefusedRequestException(413, "the body is longer than %,d bytes".formatted(most));
  }
}
