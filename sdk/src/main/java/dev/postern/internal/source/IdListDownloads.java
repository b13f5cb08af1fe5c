package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.internal.net.HttpAnswer;
import dev.postern.internal.net.HttpCall;
import dev.postern.internal.net.StatsigHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Asks for the manifest and the files of id lists, each time once. */
final class IdListDownloads {
  private static final String CDN = "https://api.statsigcdn.com";
  private static final String STATSIG = CDN + "/v1/get_id_lists";

  private final NetworkRequests requests;
  private final StatsigHeaders headers;
  private final SyncSettings settings;

  IdListDownloads(NetworkRequests requests, StatsigHeaders headers, SyncSettings settings) {
    this.requests = requests;
    this.headers = headers;
    this.settings = settings;
  }

  /** The manifest, of Statsig's own address if the other fails and the options want that. */
  CompletableFuture<IdListManifest> manifest(DownloadTrace steps) {
    URI own = settings.idListsUrl();
    if (own == null) {
      return manifest(statsigUrl(), steps);
    }
    CompletableFuture<IdListManifest> first = manifest(own.toString(), steps);
    return settings.fallbackToStatsigApi() && !own.toString().contains(STATSIG)
        ? first.exceptionallyCompose(
            failure ->
                isWorthFallback(failure)
                    ? manifest(statsigUrl(), steps)
                    : CompletableFuture.failedFuture(failure))
        : first;
  }

  /** What there is of a file from a byte on. */
  CompletableFuture<InputStream> file(IdListManifest.File file, long start) {
    String fileId = file.fileId();
    Map<String, String> tags =
        fileId == null || fileId.isEmpty() ? Map.of() : Map.of("id_list_file_id", fileId);
    return answer(() -> requests.send(fileCall(file, start), tags)).thenApply(HttpAnswer::body);
  }

  private String statsigUrl() {
    return STATSIG + "/" + headers.sdkKey() + ".json";
  }

  private CompletableFuture<IdListManifest> manifest(String url, DownloadTrace steps) {
    return answer(() -> traced(manifestCall(url), steps)).thenApply(IdListDownloads::read);
  }

  private CompletableFuture<HttpAnswer> traced(HttpCall call, DownloadTrace steps) {
    steps.requesting(0, call.uri());
    return requests
        .send(call)
        .whenComplete((answer, failure) -> steps.answered(0, call.uri(), answer, failure));
  }

  private HttpCall manifestCall(String url) throws IOException {
    return new HttpCall(
        url.startsWith(STATSIG) ? "GET" : "POST",
        uri(url),
        headers.now(),
        BodyPublishers.noBody(),
        settings.idListsRequestTimeout());
  }

  private HttpCall fileCall(IdListManifest.File file, long start) throws IOException {
    boolean isCdn = file.url().startsWith(CDN);
    String range = start + "-";
    Map<String, String> own =
        Map.of("Range", "bytes=" + range, "statsig-id-list-file-size", String.valueOf(file.size()));
    return new HttpCall(
        "GET",
        uri(isCdn ? withQuery(file.url(), "range=" + range) : file.url()),
        isCdn ? headers.now() : headers.with(own),
        BodyPublishers.noBody(),
        settings.idListsRequestTimeout());
  }

  private static String withQuery(String url, String parameter) {
    return url + (url.contains("?") ? "&" : "?") + parameter;
  }

  private static CompletableFuture<HttpAnswer> answer(Request request) {
    try {
      return request.send().thenApply(IdListDownloads::checked);
    } catch (IOException failure) {
      return CompletableFuture.failedFuture(failure);
    }
  }

  private static HttpAnswer checked(HttpAnswer answer) {
    if (!answer.isSuccess()) {
      throw new CompletionException(new HttpStatusException(answer.status()));
    }
    return answer;
  }

  private static IdListManifest read(HttpAnswer answer) {
    String json;
    try (InputStream body = answer.body()) {
      json = new String(body.readAllBytes(), UTF_8);
    } catch (IOException broken) {
      throw new CompletionException(broken);
    }
    try {
      return IdListManifest.parse(json);
    } catch (IOException malformed) {
      throw new CompletionException(new ManifestException(malformed));
    }
  }

  /** Not when an answer was refused for good, nor when there was one that is no manifest. */
  private static boolean isWorthFallback(Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return !(cause instanceof ManifestException)
        && !(cause instanceof HttpStatusException status && !status.isRetryable());
  }

  private static URI uri(String url) throws IOException {
    try {
      return new URI(url);
    } catch (URISyntaxException malformed) {
      throw new IOException("the URL is malformed", malformed);
    }
  }

  private interface Request {
    CompletableFuture<HttpAnswer> send() throws IOException;
  }

  /** Something that is no manifest. */
  private static final class ManifestException extends IOException {
    private static final long serialVersionUID = 1;

    ManifestException(IOException reason) {
      super("the manifest of id lists is malformed: " + reason.getMessage(), reason);
    }
  }
}
