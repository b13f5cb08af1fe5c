package dev.postern.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

/** Reads {@code known-differences.txt}. */
final class KnownDifferences {
  private static final String FILE = "known-differences.txt";

  private KnownDifferences() {}

  /** The answers of a case that are known to differ, as {@code USER-INDEX SECTION NAME}. */
  static Set<String> of(String caseName) {
    Set<String> known = new LinkedHashSet<>();
    for (String line : text().lines().toList()) {
      String entry = line.replaceFirst("#.*", "").strip();
      if (entry.startsWith(caseName + " ")) {
        known.add(entry.substring(caseName.length() + 1));
      }
    }
    return known;
  }

  private static String text() {
    try (InputStream in =
        Objects.requireNonNull(KnownDifferences.class.getResourceAsStream(FILE), FILE)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
