package dev.postern.localmode.command.document;

import dev.postern.SpecLanguage;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** The buckets, of 0 to 999, that {@code user_bucket} conditions let through. */
public final class Buckets {
  /** How many there are. */
  public static final int COUNT = 1000;

  private Buckets() {}

  /** Those of a condition; empty when it is about something else, or cannot be read. */
  static Optional<BitSet> of(JsonPart condition) {
    if (!condition.text("type").orElse("").equals("user_bucket")) {
      return Optional.empty();
    }
    Optional<JsonPart> target = condition.get("targetValue");
    String operator = condition.text("operator").orElse("");
    return switch (operator) {
      case "any" -> target.map(Buckets::listed);
      case "none" -> target.map(Buckets::listed).map(Buckets::others);
      default -> target.flatMap(limit -> compared(operator, limit));
    };
  }

  private static Optional<BitSet> compared(String operator, JsonPart target) {
    OptionalDouble limit = SpecLanguage.number(target.value());
    if (limit.isEmpty()) {
      return Optional.empty();
    }
    int below = bucket(Math.ceil(limit.getAsDouble()));
    int upTo = bucket(Math.floor(limit.getAsDouble()) + 1);
    return switch (operator) {
      case "lt" -> Optional.of(range(0, below));
      case "lte" -> Optional.of(range(0, upTo));
      case "gt" -> Optional.of(range(upTo, COUNT));
      case "gte" -> Optional.of(range(below, COUNT));
      default -> Optional.empty();
    };
  }

  private static int bucket(double number) {
    return (int) Math.max(0, Math.min(COUNT, number));
  }

  private static BitSet range(int from, int to) {
    BitSet buckets = new BitSet(COUNT);
    buckets.set(from, to);
    return buckets;
  }

  /** All of them. */
  static BitSet all() {
    return range(0, COUNT);
  }

  /** The buckets that are the elements of a list, or the names of an object's fields. */
  public static BitSet listed(JsonPart target) {
    List<String> names =
        target.type() == JsonType.OBJECT
            ? target.fields().stream().map(JsonPart::name).toList()
            : target.elements().stream().map(part -> String.valueOf(part.value())).toList();
    BitSet buckets = new BitSet(COUNT);
    for (String name : names) {
      double number = SpecLanguage.number(name).orElse(-1);
      if (number >= 0 && number < COUNT) {
        buckets.set((int) number);
      }
    }
    return buckets;
  }

  private static BitSet others(BitSet buckets) {
    BitSet others = all();
    others.andNot(buckets);
    return others;
  }

  /** Buckets as a person writes them: {@code 0 to 499, 700}. */
  public static String describe(BitSet buckets) {
    StringBuilder text = new StringBuilder();
    int from = buckets.nextSetBit(0);
    while (from >= 0) {
      int to = buckets.nextClearBit(from) - 1;
      text.append(text.isEmpty() ? "" : ", ").append(from);
      text.append(to == from ? "" : " to " + to);
      from = buckets.nextSetBit(to + 1);
    }
    return text.toString();
  }
}
