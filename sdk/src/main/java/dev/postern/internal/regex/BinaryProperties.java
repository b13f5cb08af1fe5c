package dev.postern.internal.regex;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Properties that a code point has or has not, as far as the JDK knows them. */
final class BinaryProperties {
  private static final Map<String, IntPredicate> BY_NAME = new HashMap<>();

  static {
    name(Character::isAlphabetic, "alpha", "alphabetic");
    name(Character::isIdeographic, "ideo", "ideographic");
    name(Character::isLowerCase, "lower", "lowercase");
    name(Character::isUpperCase, "upper", "uppercase");
    name(UnicodeSets.SPACE::contains, "wspace", "whitespace", "space");
    name(BinaryProperties::startsIdentifier, "ids", "idstart");
    name(BinaryProperties::startsIdentifier, "xids", "xidstart");
    name(BinaryProperties::continuesIdentifier, "idc", "idcontinue");
    name(BinaryProperties::continuesIdentifier, "xidc", "xidcontinue");
    name(UnicodeSets.HEX_DIGIT::contains, "ahex", "asciihexdigit");
    name(BinaryProperties::isHexDigit, "hex", "hexdigit");
    name(c -> c == 0x200c || c == 0x200d, "joinc", "joincontrol");
    name(BinaryProperties::isNoncharacter, "nchar", "noncharactercodepoint");
    name(c -> c >= 0x1f1e6 && c <= 0x1f1ff, "ri", "regionalindicator");
  }

  private BinaryProperties() {}

  private static void name(IntPredicate test, String... names) {
    for (String name : names) {
      BY_NAME.put(name, test);
    }
  }

  static Optional<IntPredicate> named(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static boolean startsIdentifier(int c) {
    return Character.isUnicodeIdentifierStart(c);
  }

  private static boolean continuesIdentifier(int c) {
    return Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  private static boolean isHexDigit(int c) {
    return c < 0x80 ? UnicodeSets.HEX_DIGIT.contains(c) : isFullWidthHexDigit(c - 0xfee0);
  }

  private static boolean isFullWidthHexDigit(int narrow) {
    return narrow < 0x80 && narrow > 0 && UnicodeSets.HEX_DIGIT.contains(narrow);
  }

  private static boolean isNoncharacter(int c) {
    return (c & 0xfffe) == 0xfffe || (c >= 0xfdd0 && c <= 0xfdef);
  }
}
