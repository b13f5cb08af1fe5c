package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.explain.Explanation;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of a condition's long target the first ten elements are kept, to be shown. */
class ExplainedTargetsTest {
  @ParameterizedTest
  @ValueSource(ints = {9, 10, 11, 25})
  void aListIsShownUpToItsTenthElement(int size) {
    String list = numbered(size, "'e%d'", "[", "]");
    assertShown(list, size);
  }

  @ParameterizedTest
  @ValueSource(ints = {10, 11, 25})
  void soIsAnObject(int size) {
    String object = numbered(size, "'e%d':1", "{", "}");
    assertShown(object, size);
  }

  private static void assertShown(String target, int size) {
    String condition =
        "{'type':'user_field','field':'email','operator':'any','targetValue':" + target + "}";
    try (Statsig statsig = new SpecJson().gate("g", Rule.of("r", 100, condition)).open()) {
      String shown = statsig.explain(StatsigUser.of("ann"), Explanation.Kind.GATE, "g").toJson();
      assertThat(shown.contains(" more")).as(shown).isEqualTo(size > 10);
      for (int i = 1; i <= size; i++) {
        assertThat(shown.contains("\\\"e" + i + "\\\""))
            .as("%s in %s", i, shown)
            .isEqualTo(i <= 10);
      }
    }
  }

  private static String numbered(int size, String each, String open, String close) {
    return IntStream.rangeClosed(1, size)
        .mapToObj(each::formatted)
        .collect(Collectors.joining(",", open, close));
  }
}
