package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.SpecCatalog;
import java.net.URI;
import java.net.URLEncoder;
import org.jspecify.annotations.Nullable;

/**
 * Where specs are downloaded.
 *
 * @param base to which the key is added as it stands
 */
record SpecsAddress(String base, String sdkKey) {
  /** Statsig's own. */
  static final String STATSIG = "https://api.statsigcdn.com/v2/download_config_specs";

  static SpecsAddress of(@Nullable URI url, String sdkKey) {
    return new SpecsAddress(url == null ? STATSIG : url.toString(), sdkKey);
  }

  boolean isStatsig() {
    return base.equals(STATSIG);
  }

  SpecsAddress statsig() {
    return new SpecsAddress(STATSIG, sdkKey);
  }

  /** The URL that asks for what is newer than the specs in use. */
  URI newerThan(SpecCatalog current) {
    StringBuilder url = new StringBuilder(base).append('/').append(sdkKey).append(".json");
    if (current.time() > 0) {
      add(url, "sinceTime", String.valueOf(current.time()));
    }
    String checksum = current.checksum();
    if (checksum != null && !checksum.isEmpty()) {
      add(url, "checksum", encoded(checksum));
    }
    return URI.create(url.toString());
  }

  /** Scheme, host and version, such as {@code https://api.statsigcdn.com/v2}. */
  String api() {
    return base.replaceFirst("^(\\w+://[^/]+(?:/v\\d+(?=/|$))?).*$", "$1");
  }

  /** For messages: the key is not told in full. */
  String masked() {
    String start = sdkKey.length() > 12 ? sdkKey.substring(0, 12) : "";
    return base + "/" + start + "*****.json";
  }

  private static void add(StringBuilder url, String name, String value) {
    url.append(url.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(encoded(value));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
