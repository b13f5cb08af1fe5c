package dev.postern.internal.net;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What to ask next when the answer is to ask elsewhere. */
final class Redirect {
  /** How often one request may be sent elsewhere. */
  static final int MOST = 5;

  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  /** What another host may see; the rest is between us and the host that was asked. */
  private static final Set<String> HARMLESS =
      Set.of("accept", "accept-encoding", "content-type", "content-encoding", "range");

  private Redirect() {}

  /** Whether an answer of this status, with a location, is one. */
  static boolean isOne(int status) {
    return REDIRECTS.contains(status);
  }

  /**
   * The next request: a GET unless the status asks to send the same again.
   *
   * @throws IOException if the place is none that we go to
   */
  static HttpCall follow(HttpCall call, int status, String location) throws IOException {
    URI to = resolve(call.uri(), location);
    HttpCall next = repeatsMethod(call, status) ? call : toGet(call);
    Map<String, String> headers =
        isSameHost(call.uri(), to) ? next.headers() : harmless(next.headers());
    return new HttpCall(next.method(), to, headers, next.body(), call.timeout());
  }

  private static URI resolve(URI from, String location) throws IOException {
    URI to;
    try {
      to = from.resolve(location);
    } catch (IllegalArgumentException malformed) {
      throw new IOException("the answer redirects to something that is not a URL", malformed);
    }
    if (to.getHost() == null || !(isHttps(to) || "http".equalsIgnoreCase(to.getScheme()))) {
      throw new IOException("the answer redirects to something that is not http or https");
    }
    if (isHttps(from) && !isHttps(to)) {
      throw new IOException("the answer redirects from https to http");
    }
    return to;
  }

  private static boolean repeatsMethod(HttpCall call, int status) {
    return status == 307 || status == 308 || (status != 303 && call.method().equals("GET"));
  }

  private static HttpCall toGet(HttpCall call) {
    Map<String, String> headers = new TreeMap<>(call.headers());
    headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
    return new HttpCall("GET", call.uri(), headers, BodyPublishers.noBody(), call.timeout());
  }

  private static Map<String, String> harmless(Map<String, String> headers) {
    Map<String, String> some = new TreeMap<>(headers);
    some.keySet().removeIf(name -> !HARMLESS.contains(name.toLowerCase(Locale.ROOT)));
    return some;
  }

  /** The step from http to https on the usual ports stays on the host. */
  private static boolean isSameHost(URI from, URI to) {
    return from.getHost().equalsIgnoreCase(to.getHost())
        && (port(from) == port(to) || (port(from) == 80 && port(to) == 443));
  }

  private static int port(URI uri) {
    int usual = isHttps(uri) ? 443 : 80;
    return uri.getPort() < 0 ? usual : uri.getPort();
  }

  private static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }
}
