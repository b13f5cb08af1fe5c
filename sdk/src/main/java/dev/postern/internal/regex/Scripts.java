package dev.postern.internal.regex;

import java.lang.Character.UnicodeScript;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts by their loose long name or four-letter code. */
final class Scripts {
  private static final Map<String, UnicodeScript> BY_NAME =
      Stream.of(UnicodeScript.values())
          .collect(Collectors.toMap(s -> UnicodeProperties.loose(s.name()), s -> s));

  private Scripts() {}

  static Optional<UnicodeScript> named(String name) {
    UnicodeScript script = BY_NAME.get(name);
    return script != null ? Optional.of(script) : coded(name);
  }

  private static Optional<UnicodeScript> coded(String code) {
    if (code.length() != 4) {
      return Optional.empty();
    }
    try {
      return Optional.of(UnicodeScript.forName(code.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException unknown) {
      return Optional.empty();
    }
  }
}
