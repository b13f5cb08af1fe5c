package dev.postern.internal.source;

import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.net.HttpAnswer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Notes how a download goes, for diagnostics.
 *
 * @param key what is downloaded
 */
record DownloadTrace(Trace trace, String key) {
  private static final String REQUEST = "network_request";
  private static final String PROCESS = "process";

  static DownloadTrace specs(Trace trace) {
    return new DownloadTrace(trace, "download_config_specs");
  }

  static DownloadTrace idLists(Trace trace) {
    return new DownloadTrace(trace, "get_id_list_sources");
  }

  /**
   * A request is sent.
   *
   * @param attempt 0 for the first
   */
  void requesting(int attempt, URI uri) {
    trace.start(key, request(attempt, uri));
  }

  /** A request was answered, or was not. */
  void answered(int attempt, URI uri, @Nullable HttpAnswer answer, @Nullable Throwable failure) {
    Map<String, Object> fields = request(attempt, uri);
    fields.put("success", answer != null && answer.isSuccess());
    if (answer != null) {
      fields.put("statusCode", answer.status());
      answer.header("x-statsig-region").ifPresent(region -> fields.put("sdkRegion", region));
      answer.header("content-type").ifPresent(type -> fields.put("contentType", type));
    }
    if (answer == null || !answer.isSuccess()) {
      fields.put("error", error(answer, failure));
    }
    trace.end(key, fields);
  }

  /** What was downloaded is read. */
  void processing(Map<String, ?> moreFields) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("step", PROCESS);
    fields.putAll(moreFields);
    trace.start(key, fields);
  }

  /** It was read and is in use, or could not be. */
  void processed(boolean isSuccess) {
    trace.end(key, Map.of("step", PROCESS, "success", isSuccess));
  }

  /** Without the query of the URL. */
  private static Map<String, Object> request(int attempt, URI uri) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("attempt", attempt);
    fields.put("step", REQUEST);
    fields.put("url", uri.toString().replaceFirst("\\?.*", ""));
    return fields;
  }

  private static Map<String, String> error(
      @Nullable HttpAnswer answer, @Nullable Throwable failure) {
    String message =
        answer != null
            ? NetworkFailure.statusText(answer.status())
            : failure == null ? "" : Failures.cause(failure).getClass().getSimpleName();
    String code = answer == null ? "None" : String.valueOf(answer.status());
    return Map.of("name", "NetworkError", "message", message, "code", code);
  }
}
