package dev.postern.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DifferentialTest {
  private static final int USERS = 20;

  @Test
  void randomSpecsGetTheSameAnswers() {
    int cases = Integer.getInteger("postern.cases", 3000);
    Map<String, Integer> kinds = new TreeMap<>();
    Map<String, String> example = new TreeMap<>();
    long t = System.nanoTime();
    for (long seed = 1; seed <= cases / USERS; seed++) {
      Dice dice = new Dice(seed);
      ObjectNode specs = RandomSpec.from(dice);
      RandomUser users = new RandomUser(dice);
      try (Comparison comparison = new Comparison(specs)) {
        for (int i = 0; i < USERS; i++) {
          Map<String, Object> user = users.next();
          for (var e : comparison.differences(user).entrySet()) {
            kinds.merge(e.getKey(), 1, Integer::sum);
            example.putIfAbsent(e.getKey(), seed + " " + e.getValue());
          }
        }
      }
    }
    System.out.println("took " + (System.nanoTime() - t) / 1e9);
    kinds.forEach((k, v) -> System.out.println(v + " " + k + ": " + example.get(k)));
    assertThat(kinds).isEmpty();
  }
}
