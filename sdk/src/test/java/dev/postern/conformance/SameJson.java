package dev.postern.conformance;

import com.fasterxml.jackson.databind.JsonNode;

/** Compares JSON as {@code compare.py} does: keys in any order, numbers by value. */
final class SameJson {
  private SameJson() {}

  static boolean isSame(JsonNode a, JsonNode b) {
    return a.equals(SameJson::compareNumbers, b);
  }

  private static int compareNumbers(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return Double.compare(a.doubleValue(), b.doubleValue());
    }
    return a.equals(b) ? 0 : 1;
  }
}
