package dev.postern.internal.net;

import dev.postern.internal.clientinit.SdkInfo;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The headers that every request to Statsig has.
 *
 * @param sdk with the session of the client
 * @param serviceName null for none
 */
public record StatsigHeaders(
    String sdkKey, SdkInfo sdk, @Nullable String serviceName, InstantSource clock) {
  /** The header that has the SDK key. */
  static final String KEY = "STATSIG-API-KEY";

  /** The headers of a request that is made now. Unmodifiable. */
  public Map<String, String> now() {
    return with(Map.of());
  }

  /** The same, after those of one request. Unmodifiable. */
  public Map<String, String> with(Map<String, String> more) {
    Map<String, String> headers = new LinkedHashMap<>(more);
    headers.put(KEY, sdkKey);
    headers.put("STATSIG-SDK-TYPE", SdkInfo.TYPE);
    headers.put("STATSIG-SDK-VERSION", sdk.version());
    headers.put("STATSIG-SERVER-SESSION-ID", sdk.sessionId());
    headers.put("STATSIG-CLIENT-TIME", String.valueOf(clock.millis()));
    headers.put("x-request-service", serviceName == null ? "unknown" : printable(serviceName));
    return Collections.unmodifiableMap(headers);
  }

  /** Without the key: a record would show it. */
  @Override
  public String toString() {
    return "StatsigHeaders of " + Secrets.mask(sdkKey, sdkKey);
  }

  /** A header has no letters beyond ASCII. */
  private static String printable(String text) {
    return text.replaceAll("[^ -~]", "?");
  }
}
