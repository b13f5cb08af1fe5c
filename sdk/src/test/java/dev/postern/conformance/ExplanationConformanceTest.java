package dev.postern.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testing.ExplainedAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** For recorded inputs, an explanation has the answer of the check. Every ninth user is asked. */
class ExplanationConformanceTest {
  private static final int STEP = 9;

  @TestFactory
  Stream<DynamicTest> everyExplanationHasTheAnswerOfTheCheck() throws IOException {
    return SharedConformance.cases("evaluations.jsonl.gz").stream()
        .map(folder -> dynamicTest(folder.getFileName().toString(), () -> compare(folder)));
  }

  private static void compare(Path folder) throws IOException {
    List<String> users = Files.readAllLines(folder.resolve("users.jsonl"), UTF_8);
    int compared = 0;
    try (Statsig statsig = SharedConformance.client(folder)) {
      for (int i = 0; i < users.size(); i += STEP) {
        compared += ExplainedAnswers.assertAll(statsig, StatsigUser.fromJson(users.get(i)));
      }
    }
    assertThat(compared).isPositive();
  }
}
