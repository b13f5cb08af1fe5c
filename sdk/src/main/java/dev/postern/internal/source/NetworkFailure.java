package dev.postern.internal.source;

import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why a request brought nothing, in the words of the official engine. */
final class NetworkFailure extends IOException {
  private static final long serialVersionUID = 1;
  private static final Set<Integer> NEVER_RETRIED = Set.of(400, 403, 405, 413, 429, 501);
  private static final int MOST_BODY = 200;
  private static final Map<Integer, String> STATUS_TEXTS =
      Map.ofEntries(
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(406, "Not Acceptable"),
          Map.entry(408, "Request Timeout"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private final boolean mayRetry;
  private final boolean isDisabled;

  private NetworkFailure(String message, boolean mayRetry, @Nullable Throwable cause) {
    super(message, cause);
    this.mayRetry = mayRetry;
    this.isDisabled = false;
  }

  private NetworkFailure(String message) {
    super(message);
    this.mayRetry = false;
    this.isDisabled = true;
  }

  /** The network is switched off. */
  static NetworkFailure disabled(String maskedUrl) {
    return new NetworkFailure("NetworkError|DisableNetworkOn: " + maskedUrl);
  }

  /** There was no answer. */
  static NetworkFailure without(String maskedUrl, int attempts, Throwable cause) {
    String message =
        "NetworkError|RetriesExhausted: %s status(None) attempts(%d) %s"
            .formatted(maskedUrl, attempts, describe(cause));
    return new NetworkFailure(message, true, cause);
  }

  /** The answer says that the request failed. */
  static NetworkFailure of(String maskedUrl, int attempts, HttpAnswer answer) {
    String text = text(answer);
    if (NEVER_RETRIED.contains(answer.status())) {
      String message =
          "NetworkError|RequestNotRetryable: %s status(%d) %s"
              .formatted(maskedUrl, answer.status(), text);
      return new NetworkFailure(message, false, null);
    }
    String message =
        "NetworkError|RetriesExhausted: %s status(%d) attempts(%d) %s"
            .formatted(maskedUrl, answer.status(), attempts, text);
    return new NetworkFailure(message, true, null);
  }

  /** What a status is called. */
  static String statusText(int status) {
    return STATUS_TEXTS.getOrDefault(status, "HTTP Error " + status);
  }

  boolean mayRetry() {
    return mayRetry;
  }

  boolean isDisabled() {
    return isDisabled;
  }

  private static String text(HttpAnswer answer) {
    String status = statusText(answer.status());
    String body = body(answer);
    return body.isEmpty() ? status : status + ": " + body;
  }

  /** Its beginning, if it is plain text. */
  private static String body(HttpAnswer answer) {
    try (var in = answer.body()) {
      String text = new String(in.readNBytes(MOST_BODY), StandardCharsets.UTF_8).strip();
      return text.chars().allMatch(c -> c >= ' ' && c <= '~') ? Secrets.mask(text) : "";
    } catch (IOException broken) {
      return "";
    }
  }

  private static String describe(Throwable cause) {
    String message = cause.getMessage();
    String kind = cause.getClass().getSimpleName();
    return message == null || message.isBlank() ? kind : kind + ": " + message;
  }
}
