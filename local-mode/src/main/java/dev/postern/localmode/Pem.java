package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The blocks of a PEM file that hold keys. */
enum Pem {
  PUBLIC("PUBLIC KEY"),
  PRIVATE("PRIVATE KEY");

  private static final int LINE = 64;

  private final String title;
  private final Pattern pattern;

  Pem(String title) {
    this.title = title;
    this.pattern =
        Pattern.compile(
            "-----BEGIN " + title + "-----([A-Za-z0-9+/=\\s]*)-----END " + title + "-----");
  }

  String title() {
    return title;
  }

  String write(byte[] key) {
    String base64 = Base64.getMimeEncoder(LINE, "\n".getBytes(US_ASCII)).encodeToString(key);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(title, base64, title);
  }

  /** The content of the first such block; null when there is none. */
  byte @Nullable [] find(String pem) {
    Matcher block = pattern.matcher(pem);
    try {
      return block.find() ? Base64.getMimeDecoder().decode(block.group(1)) : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }
}
