package dev.postern.internal.useragent;

import org.jspecify.annotations.Nullable;

/**
 * A name found in the user agent, and the version that came with it.
 *
 * @param name as the rules name it, or as written for an unknown product
 * @param version as written; null if there was none
 */
record Token(String name, @Nullable String version) {

  /** What the browser or operating system is called when nothing was recognised. */
  static final String OTHER = "Other";

  static final Token NOTHING = new Token(OTHER, null);

  /** A token without a version. */
  static Token named(String name) {
    return new Token(name, null);
  }

  boolean hasVersion() {
    return version != null;
  }
}
