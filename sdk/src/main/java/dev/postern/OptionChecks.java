package dev.postern;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refuses values of options that make no sense, with messages that name the option. */
final class OptionChecks {
  private static final Set<String> ADAPTER_TYPES = Set.of("data_store", "network_http");
  private static final Set<String> PROXY_PROTOCOLS = Set.of("http", "https");
  private static final int MAX_PORT = 65_535;

  private OptionChecks() {}

  /** A number of at least {@code least}; 0 stands for the default. */
  static long atLeast(String option, long value, long least) {
    return between(option, value, least, Long.MAX_VALUE);
  }

  static int between(String option, long value, int least, int most) {
    return (int) between(option, value, (long) least, most);
  }

  /** A URL, as it stands; null, the empty text and {@code null} stand for the default. */
  static @Nullable URI url(String option, @Nullable String url) {
    if (url == null || url.isEmpty() || url.equalsIgnoreCase("null")) {
      return null;
    }
    try {
      URI uri = new URI(url);
      String scheme = uri.getScheme();
      boolean isHttp = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
      if (isHttp && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException malformed) {
      throw noUrl(option);
    }
    throw noUrl(option);
  }

  /** A copy of what counts as a proxy; null when host or port is missing. */
  static @Nullable ProxyConfig proxy(@Nullable ProxyConfig config) {
    if (config == null || config.proxyHost == null || config.proxyPort == 0) {
      return null;
    }
    if (config.proxyPort < 0 || config.proxyPort > MAX_PORT) {
      throw new IllegalArgumentException(
          "proxyConfig: the port must be between 1 and 65535; it is " + config.proxyPort);
    }
    String protocol = config.proxyProtocol;
    if (protocol != null && !PROXY_PROTOCOLS.contains(protocol.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "proxyConfig: the protocol must be http or https; it is " + protocol);
    }
    ProxyConfig copy = new ProxyConfig();
    copy.proxyHost = config.proxyHost;
    copy.proxyPort = config.proxyPort;
    copy.proxyAuth = config.proxyAuth;
    copy.proxyProtocol = protocol;
    copy.caCertPath = config.caCertPath;
    return copy;
  }

  /** The entries that have a type. */
  static List<SpecAdapterConfig> adapters(@Nullable List<SpecAdapterConfig> configs) {
    List<SpecAdapterConfig> typed = new ArrayList<>();
    for (SpecAdapterConfig config : configs == null ? List.<SpecAdapterConfig>of() : configs) {
      String type = config.adapterType;
      if (type != null) {
        typed.add(adapter(type.toLowerCase(Locale.ROOT), config));
      }
    }
    return List.copyOf(typed);
  }

  private static SpecAdapterConfig adapter(String type, SpecAdapterConfig config) {
    if (!ADAPTER_TYPES.contains(type)) {
      throw new IllegalArgumentException(
          "specAdapterConfigs: there is no adapter of the type %s; use data_store or network_http"
              .formatted(config.adapterType));
    }
    url("specAdapterConfigs: specsUrl", config.specsUrl);
    return new SpecAdapterConfig()
        .setAdapterType(type)
        .setSpecsUrl(config.specsUrl)
        .setInitTimeoutMs(config.initTimeoutMs);
  }

  private static long between(String option, long value, long least, long most) {
    if (value != 0 && (value < least || value > most)) {
      String range =
          most == Long.MAX_VALUE ? "at least " + least : "between " + least + " and " + most;
      throw new IllegalArgumentException(
          "%s must be %s, or 0 for the default; it is %d".formatted(option, range, value));
    }
    return value;
  }

  /** The URL itself is not told: it may hold a key. */
  private static IllegalArgumentException noUrl(String option) {
    return new IllegalArgumentException(
        option + " must be an absolute http or https URL, such as https://example.com/v2/specs");
  }
}
