package dev.postern.internal.clientinit;

import dev.postern.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pieces of JSON that a response has once, numbered in the order in which they come up. */
final class Numbered {
  private final Map<String, String> numbers = new LinkedHashMap<>();

  /** The number of a piece, as a JSON string. */
  String quotedNumber(String json) {
    return numbers.computeIfAbsent(json, added -> next());
  }

  /** Writes all of them by number. */
  void write(JsonText out) {
    out.open();
    numbers.forEach((json, number) -> out.quotedName(number).raw(json));
    out.close();
  }

  private String next() {
    return "\"" + numbers.size() + "\"";
  }
}
