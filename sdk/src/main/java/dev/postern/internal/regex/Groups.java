package dev.postern.internal.regex;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The capture groups of a pattern and what refers to them, collected while parsing. */
final class Groups {
  private final Map<String, Integer> names = new HashMap<>();
  private final BitSet referenced = new BitSet();
  private int count;
  private boolean numbered;

  int open() {
    return ++count;
  }

  /** The last group of a name counts. */
  int open(String name) {
    names.put(name, ++count);
    return count;
  }

  int count() {
    return count;
  }

  /** Whether a back-reference names the group; only then need its text be kept. */
  boolean isReferenced(int group) {
    return referenced.get(group);
  }

  /** The group of {@code \1}. */
  int byNumber(String digits) {
    numbered = true;
    return refer(parse(digits));
  }

  /**
   * The group of {@code \k<…>} or a condition: a name defined before, a number, or a relative
   * number.
   */
  int byNameOrNumber(String reference) {
    Integer named = names.get(reference);
    if (named != null) {
      return refer(named);
    }
    if (reference.startsWith("-")) {
      return refer(count + 1 - parse(reference.substring(1)));
    }
    if (reference.startsWith("+")) {
      return refer(count + parse(reference.substring(1)));
    }
    return refer(parse(reference));
  }

  int byName(String name) {
    Integer named = names.get(name);
    if (named == null) {
      throw new InvalidPatternException("no group of this name");
    }
    return refer(named);
  }

  private int refer(int group) {
    if (group < 1) {
      throw new InvalidPatternException("no such group");
    }
    referenced.set(group);
    return group;
  }

  private static int parse(String digits) {
    if (digits.isEmpty() || digits.length() > 6) {
      throw new InvalidPatternException("not a group number");
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) < '0' || digits.charAt(i) > '9') {
        throw new InvalidPatternException("not a group number");
      }
    }
    return Integer.parseInt(digits);
  }

  /** References may come before their group, so they are checked when all is known. */
  void checkReferences() {
    if (referenced.length() > count + 1) {
      throw new InvalidPatternException("a reference to a group that is not there");
    }
  }

  void checkNotMixed() {
    if (numbered && !names.isEmpty()) {
      throw new InvalidPatternException("numbered references beside named groups");
    }
  }
}
