package dev.postern.differential;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Both SDKs with one spec file. */
final class Comparison implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Answers official;
  private final Answers own;
  private long compared;

  Comparison(ObjectNode specs) {
    official = new OfficialAnswers(specs);
    own = new OwnAnswers(specs);
  }

  /** What differs for a user, by what was asked for. */
  Map<String, Difference> differences(Map<String, Object> user) {
    Map<String, JsonNode> theirs = official.of(user);
    Map<String, JsonNode> ours = own.of(user);
    Map<String, Difference> differences = new TreeMap<>();
    TreeSet<String> asked = new TreeSet<>(theirs.keySet());
    asked.addAll(ours.keySet());
    compared += asked.size();
    for (String name : asked) {
      JsonNode expected = theirs.getOrDefault(name, JSON.missingNode());
      JsonNode actual = ours.getOrDefault(name, JSON.missingNode());
      if (!expected.equals(Comparison::compareNumbers, actual)) {
        differences.put(name, new Difference(expected, actual));
      }
    }
    return differences;
  }

  /** How many answers have been compared. */
  long compared() {
    return compared;
  }

  /** By value: the official SDK reads its answers with a parser of its own. */
  private static int compareNumbers(JsonNode a, JsonNode b) {
    if (a.isNumber() && b.isNumber()) {
      return a.doubleValue() == b.doubleValue() ? 0 : 1;
    }
    return a.equals(b) ? 0 : 1;
  }

  @Override
  public void close() {
    official.close();
    own.close();
  }
}
