package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.SpecCatalog;
import dev.postern.internal.net.Secrets;
import java.net.URI;
import java.net.URISyntaxException;
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
      add(url, "checksum", encodedTwice(checksum));
    }
    return parsed(url.toString());
  }

  /** The parser's own message would tell the key. */
  private static URI parsed(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(
          "The SDK key has a character that a URL cannot have; is there a space or a line break?");
    }
  }

  /** Scheme, host and version, such as {@code https://api.statsigcdn.com/v2}. */
  String api() {
    return base.replaceFirst("^(\\w+://[^/]+(?:/v\\d+(?=/|$))?).*$", "$1");
  }

  /** For messages: the key is not told in full. */
  String masked() {
    return Secrets.mask(base + "/" + sdkKey + ".json", sdkKey);
  }

  private static void add(StringBuilder url, String name, String value) {
    url.append(url.indexOf("?") < 0 ? '?' : '&').append(name).append('=').append(value);
  }

  /** As the official engine does: every byte but letters and digits, and the percent signs. */
  private static String encodedTwice(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte each : text.getBytes(UTF_8)) {
      boolean isPlain = each >= 0 && Character.isLetterOrDigit(each);
      encoded.append(isPlain ? String.valueOf((char) each) : "%%25%02X".formatted(each));
    }
    return encoded.toString();
  }
}
