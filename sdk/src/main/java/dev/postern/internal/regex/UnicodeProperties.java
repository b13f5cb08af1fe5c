package dev.postern.internal.regex;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The sets behind {@code \p{…}}, made from what the JDK knows of Unicode. Properties that the JDK
 * does not know (ages, break properties, emoji) make a pattern invalid, and characters newer than
 * the JDK's Unicode have no properties; these are differences from the official engine, which
 * carries tables of its own.
 */
final class UnicodeProperties {
  /** Holds at most one entry for each property there is. */
  private static final Map<String, CodePointSet> KNOWN = new ConcurrentHashMap<>();

  private static final CodePointSet ASCII = CodePointSet.range(0, 0x7f);

  private UnicodeProperties() {}

  /** The set for what stands between the braces: {@code Greek}, {@code sc=Greek}, {@code gc:L}. */
  static CodePointSet named(String expression) {
    // The official engine takes "!=" for "=".
    String[] parts = expression.split("!=|[:=]", 2);
    return parts.length == 1 ? simple(loose(expression)) : valued(parts[0], parts[1]);
  }

  private static CodePointSet simple(String name) {
    Optional<CodePointSet> category = generalCategory(name);
    if (category.isPresent()) {
      return category.get();
    }
    Optional<CodePointSet> property = binary(name);
    return property.isPresent() ? property.get() : orInvalid(script(name));
  }

  private static CodePointSet valued(String property, String value) {
    return switch (loose(property)) {
      case "gc", "generalcategory" -> orInvalid(generalCategory(loose(value)));
      case "sc", "script", "scx", "scriptextensions" -> orInvalid(script(loose(value)));
      default -> throw new InvalidPatternException("unknown property");
    };
  }

  private static CodePointSet orInvalid(Optional<CodePointSet> set) {
    return set.orElseThrow(() -> new InvalidPatternException("unknown property"));
  }

  private static Optional<CodePointSet> generalCategory(String name) {
    if (name.equals("ascii")) {
      return Optional.of(ASCII);
    }
    return GeneralCategories.mask(name).map(mask -> cached("gc=" + mask, mask));
  }

  private static CodePointSet cached(String key, int mask) {
    return KNOWN.computeIfAbsent(
        key, absent -> CodePointSet.where(c -> (mask >> Character.getType(c) & 1) != 0));
  }

  private static Optional<CodePointSet> binary(String name) {
    return BinaryProperties.named(name)
        .map(test -> KNOWN.computeIfAbsent(name, absent -> CodePointSet.where(test)));
  }

  private static Optional<CodePointSet> script(String name) {
    return Scripts.named(name)
        .map(
            script ->
                KNOWN.computeIfAbsent(
                    "sc=" + script,
                    absent -> CodePointSet.where(c -> Character.UnicodeScript.of(c) == script)));
  }

  /** Names match without regard to case, spaces, hyphens, underscores and a leading "is". */
  static String loose(String name) {
    StringBuilder letters = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .chars()
        .filter(c -> " -_\t\n\r".indexOf(c) < 0)
        .forEach(c -> letters.append((char) c));
    boolean prefixed = letters.length() > 2 && letters.indexOf("is") == 0;
    return prefixed && !letters.toString().equals("isc")
        ? letters.substring(2)
        : letters.toString();
  }
}
