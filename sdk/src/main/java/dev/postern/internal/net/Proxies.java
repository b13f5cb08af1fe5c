package dev.postern.internal.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.ProxyConfig;
import dev.postern.internal.log.ClientLog;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How requests go through the proxy that the options name. */
final class Proxies {
  /** The JVM's own rule, which it reads once, about passwords for proxies of https. */
  private static final String RULE = "jdk.http.auth.tunneling.disabledSchemes";

  private Proxies() {}

  /** Makes a client use the proxy, if there is one. */
  static void use(HttpClient.Builder builder, @Nullable ProxyConfig config) {
    if (config == null) {
      return;
    }
    String host = config.proxyHost;
    if (host != null && config.proxyPort > 0) {
      builder.proxy(ProxySelector.of(new InetSocketAddress(host, config.proxyPort)));
    }
  }

  /** What a request tells the proxy; the platform keeps it from everybody else. */
  static Map<String, String> headers(@Nullable ProxyConfig config) {
    String auth = config == null ? null : config.proxyAuth;
    return auth == null || !auth.contains(":")
        ? Map.of()
        : Map.of(
            "Proxy-Authorization",
            "Basic " + Base64.getEncoder().encodeToString(auth.getBytes(UTF_8)));
  }

  /** Warns of what will not work. */
  static void check(@Nullable ProxyConfig config, ClientLog log) {
    if (config == null) {
      return;
    }
    if ("https".equalsIgnoreCase(config.proxyProtocol)) {
      log.warn("The proxy is spoken to in http: to speak https to a proxy is not supported");
    }
    String auth = config.proxyAuth;
    if (auth != null && !auth.contains(":")) {
      log.warn("The proxy's proxyAuth is ignored: it is not user:password");
    } else if (auth != null && !sendsPasswords()) {
      log.warn(
          "This JVM gives no password to a proxy for https; for that, start it with -D"
              + RULE
              + "=");
    }
  }

  /** As the platform reads it: by default {@code Basic} is disabled. */
  private static boolean sendsPasswords() {
    String disabled = System.getProperty(RULE);
    return disabled != null && !disabled.toLowerCase(Locale.ROOT).contains("basic");
  }
}
