package dev.postern.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Reads {@code known-differences.txt}. */
final class KnownDifferences {
  /** A kept case, or {@code *} for every case, and what gets another answer in it. */
  record Known(String file, String asked) {
    boolean isEverywhere() {
      return file.equals("*");
    }
  }

  private KnownDifferences() {}

  static Stream<Known> all() {
    return lines("known-differences.txt").stream()
        .map(line -> line.replaceFirst("#.*", "").strip())
        .filter(line -> !line.isEmpty())
        .map(line -> new Known(line.replaceFirst(" .*", ""), line.replaceFirst("\\S+ +", "")));
  }

  static String read(String file) {
    try (InputStream in =
        Objects.requireNonNull(KnownDifferences.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static List<String> lines(String file) {
    return read(file).lines().toList();
  }
}
