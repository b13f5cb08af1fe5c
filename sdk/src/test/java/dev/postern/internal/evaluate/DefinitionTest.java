package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.internal.evaluate.Conditions.Definition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Conditions of a file that are defined alike are one condition; those that differ never are. */
class DefinitionTest {
  private static final Definition CONDITION =
      new Definition("user_field", "any", List.of("x"), "email", "userID", Map.of("salt", "s"));

  @Test
  void thoseWithTheSamePartsAreEqual() {
    Definition same =
        new Definition("user_field", "any", List.of("x"), "email", "userID", Map.of("salt", "s"));
    assertThat(same).isEqualTo(CONDITION).hasSameHashCodeAs(CONDITION);
    Definition bare = new Definition("public", null, null, null, "", Map.of());
    assertThat(new Definition("public", null, null, null, "", Map.of()))
        .isEqualTo(bare)
        .hasSameHashCodeAs(bare);
  }

  @Test
  void oneOtherPartMakesAnother() {
    List<Definition> others =
        List.of(
            new Definition("ip_based", "any", List.of("x"), "email", "userID", Map.of("salt", "s")),
            new Definition(
                "user_field", null, List.of("x"), "email", "userID", Map.of("salt", "s")),
            new Definition("user_field", "any", "x", "email", "userID", Map.of("salt", "s")),
            new Definition("user_field", "any", List.of("x"), null, "userID", Map.of("salt", "s")),
            new Definition("user_field", "any", List.of("x"), "email", "", Map.of("salt", "s")),
            new Definition("user_field", "any", List.of("x"), "email", "userID", Map.of()));
    for (Definition other : others) {
      assertThat(other).isNotEqualTo(CONDITION);
    }
    assertThat(CONDITION).isNotEqualTo("user_field");
  }

  /** However many there are, each is found at once. */
  @Test
  void hashesTellThemApart() {
    Map<Integer, Definition> byHash = new HashMap<>();
    for (int i = 0; i < 1_000; i++) {
      Definition definition =
          new Definition("user_field", "any", List.of("u" + i), "email", "userID", Map.of());
      byHash.put(definition.hashCode(), definition);
    }
    assertThat(byHash).hasSizeGreaterThan(990);
  }
}
