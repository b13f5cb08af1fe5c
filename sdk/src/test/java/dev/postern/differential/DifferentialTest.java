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
    long t = System.nanoTime();
    int shrunk = 0;
    for (long seed = Integer.getInteger("seed", 1); seed <= cases / USERS; seed++) {
      Dice dice = new Dice(seed);
      ObjectNode specs = RandomSpec.from(dice);
      RandomUser users = new RandomUser(dice);
      java.util.Set<String> seen = new java.util.HashSet<>();
      try (Comparison comparison = new Comparison(specs)) {
        for (int i = 0; i < USERS; i++) {
          Map<String, Object> user = users.next();
          for (var e : comparison.differences(user).entrySet()) {
            kinds.merge(e.getKey(), 1, Integer::sum);
            if (!e.getKey().startsWith(System.getProperty("only", "")) || e.getKey().matches("client-init (evaluated_keys|param_stores|user)")) continue;
            if (seen.add(e.getKey().replaceAll(" .*", "")) && shrunk++ < Integer.getInteger("shrink", 0)) {
              long s = System.nanoTime();
              Case small = Shrinking.of(Case.of(specs, user), e.getKey());
              System.out.println("=== " + seed + " " + e.getKey() + " " + (System.nanoTime() - s) / 1e9);
              System.out.println(small.differences().get(e.getKey()));
              System.out.println(small.user());
              System.out.println(small.specs().retain("feature_gates","dynamic_configs","layer_configs","condition_map","overrides","override_rules","cmab_configs","param_stores"));
            }
          }
        }
      }
    }
    System.out.println("took " + (System.nanoTime() - t) / 1e9);
    kinds.forEach((k, v) -> System.out.println(v + " " + k));

  }
}
