package dev.postern.internal.regex;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * General categories by loose name, as a mask with a bit for each value of {@link
 * Character#getType(int)}.
 */
final class GeneralCategories {
  private static final Map<String, Integer> MASKS = new HashMap<>();

  static {
    int upper = one(Character.UPPERCASE_LETTER, "lu", "uppercaseletter");
    int lower = one(Character.LOWERCASE_LETTER, "ll", "lowercaseletter");
    int title = one(Character.TITLECASE_LETTER, "lt", "titlecaseletter");
    int cased = name(upper | lower | title, "lc", "casedletter");
    int modifier = one(Character.MODIFIER_LETTER, "lm", "modifierletter");
    int otherLetter = one(Character.OTHER_LETTER, "lo", "otherletter");
    name(cased | modifier | otherLetter, "l", "letter");
    int nonSpacing = one(Character.NON_SPACING_MARK, "mn", "nonspacingmark");
    int spacing = one(Character.COMBINING_SPACING_MARK, "mc", "spacingmark");
    int enclosing = one(Character.ENCLOSING_MARK, "me", "enclosingmark");
    name(nonSpacing | spacing | enclosing, "m", "mark", "combiningmark");
    int decimal = one(Character.DECIMAL_DIGIT_NUMBER, "nd", "decimalnumber", "digit");
    int letterNumber = one(Character.LETTER_NUMBER, "nl", "letternumber");
    int otherNumber = one(Character.OTHER_NUMBER, "no", "othernumber");
    name(decimal | letterNumber | otherNumber, "n", "number");
    punctuation();
    symbolsAndSeparators();
    others();
    name(-1 & ~(1 << Character.SURROGATE), "any");
    name(-1 & ~(1 << Character.UNASSIGNED), "assigned");
  }

  private GeneralCategories() {}

  static Optional<Integer> mask(String name) {
    return Optional.ofNullable(MASKS.get(name));
  }

  private static void punctuation() {
    int connector = one(Character.CONNECTOR_PUNCTUATION, "pc", "connectorpunctuation");
    int dash = one(Character.DASH_PUNCTUATION, "pd", "dashpunctuation");
    int open = one(Character.START_PUNCTUATION, "ps", "openpunctuation");
    int close = one(Character.END_PUNCTUATION, "pe", "closepunctuation");
    int initial = one(Character.INITIAL_QUOTE_PUNCTUATION, "pi", "initialpunctuation");
    int end = one(Character.FINAL_QUOTE_PUNCTUATION, "pf", "finalpunctuation");
    int other = one(Character.OTHER_PUNCTUATION, "po", "otherpunctuation");
    name(connector | dash | open | close | initial | end | other, "p", "punctuation", "punct");
  }

  private static void symbolsAndSeparators() {
    int math = one(Character.MATH_SYMBOL, "sm", "mathsymbol");
    int currency = one(Character.CURRENCY_SYMBOL, "sc", "currencysymbol");
    int modifier = one(Character.MODIFIER_SYMBOL, "sk", "modifiersymbol");
    int other = one(Character.OTHER_SYMBOL, "so", "othersymbol");
    name(math | currency | modifier | other, "s", "symbol");
    int space = one(Character.SPACE_SEPARATOR, "zs", "spaceseparator");
    int line = one(Character.LINE_SEPARATOR, "zl", "lineseparator");
    int paragraph = one(Character.PARAGRAPH_SEPARATOR, "zp", "paragraphseparator");
    name(space | line | paragraph, "z", "separator");
  }

  private static void others() {
    int control = one(Character.CONTROL, "cc", "control", "cntrl");
    int format = one(Character.FORMAT, "cf", "format");
    int privateUse = one(Character.PRIVATE_USE, "co", "privateuse");
    int unassigned = one(Character.UNASSIGNED, "cn", "unassigned");
    // A text has no surrogates.
    name(control | format | privateUse | unassigned, "c", "other");
  }

  private static int one(byte type, String... names) {
    return name(1 << type, names);
  }

  private static int name(int mask, String... names) {
    for (String name : names) {
      MASKS.put(name, mask);
    }
    return mask;
  }
}
