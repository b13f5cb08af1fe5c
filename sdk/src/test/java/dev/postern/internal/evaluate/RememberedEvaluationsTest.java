package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.SpecFormatException;
import dev.postern.internal.evaluate.FieldName.Property;
import dev.postern.internal.spec.SpecCompiler;
import dev.postern.internal.spec.SpecParser;
import dev.postern.internal.useragent.FirstPartyUserAgentParser;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What has been worked out for a user is not worked out again: it is the same object. */
class RememberedEvaluationsTest {
  private static final String TIME =
      "{'type':'current_time','operator':'after','targetValue':1000}";
  private static final String GROUP =
      "{'type':'experiment_group','operator':'any','targetValue':['T'],'field':'e'}";

  private final CompiledSpecs specs =
      compiled(
          new SpecJson()
              .gate("inner", Rule.of("i", 100))
              .gate("timed", Rule.of("t", 100, TIME))
              .gate("outer", Rule.of("o", 100, passGate("inner")))
              .gate("fleeting", Rule.of("f", 100, passGate("timed")))
              .gate("asking", Rule.of("a", 100, GROUP))
              .experiment("e", "{}", Rule.of("g", 100).with("{'groupName':'T'}")));
  private final Evaluator evaluator = evaluator();
  private final Subject ann = user();

  @Test
  void theFirstAnswerIsNotKeptAndFurtherOnesAre() {
    Evaluation first = evaluate("outer", ann);
    Evaluation second = evaluate("outer", ann);
    assertThat(second).isNotSameAs(first);
    assertThat(evaluate("outer", ann)).isSameAs(second);
    assertThat(evaluate("outer", user())).isNotSameAs(second);
    assertThat(second.decision().ruleId()).isEqualTo("o");
  }

  @Test
  void severalAnswersAreKeptForOneEvaluatorAtATime() {
    evaluate("outer", ann);
    Evaluation outer = evaluate("outer", ann);
    Evaluation asking = evaluate("asking", ann);
    assertThat(evaluate("outer", ann)).isSameAs(outer);
    assertThat(evaluate("asking", ann)).isSameAs(asking);
    Evaluation others = evaluate(evaluator(), "outer", ann);
    assertThat(others).isNotSameAs(outer);
    assertThat(evaluate("outer", ann)).isNotSameAs(others);
  }

  @Test
  void whatDependsOnTheMomentIsNeverKept() {
    evaluate("fleeting", ann);
    Evaluation second = evaluate("fleeting", ann);
    assertThat(evaluate("fleeting", ann)).isNotSameAs(second);
    assertThat(second.decision().passes()).isTrue();
  }

  @Test
  void aClientSdkForTheSameAppSharesTheAnswersOfTheCaller() {
    Evaluation first = forClient(specs.appId()).evaluate(EntityKind.GATE, "outer");
    Evaluation second = forClient(specs.appId()).evaluate(EntityKind.GATE, "outer");
    assertThat(second).isNotSameAs(first);
    assertThat(forClient(specs.appId()).evaluate(EntityKind.GATE, "outer")).isSameAs(second);
    assertThat(evaluate("outer", ann)).isSameAs(second);
    assertThat(forClient(UserValue.of("other")).evaluate(EntityKind.GATE, "outer"))
        .isNotSameAs(second);
  }

  @Test
  void butNotThoseThatAskedAboutAnExperiment() {
    evaluate("asking", ann);
    Evaluation second = evaluate("asking", ann);
    assertThat(evaluate("asking", ann)).isSameAs(second);
    assertThat(second.decision().passes()).isTrue();
    Evaluation client = forClient(specs.appId()).evaluate(EntityKind.GATE, "asking");
    assertThat(client.decision().status()).isEqualTo(Decision.Status.UNSUPPORTED);
  }

  @Test
  void answersAboutUnknownNamesAreKept() {
    Evaluation unknown = evaluate("nowhere", ann);
    evaluate("anywhere", ann);
    assertThat(evaluate("nowhere", user())).isSameAs(unknown);
  }

  private Evaluation evaluate(String gate, Subject user) {
    return evaluate(evaluator, gate, user);
  }

  private Evaluation evaluate(Evaluator by, String gate, Subject user) {
    return by.evaluate(EntityKind.GATE, gate, user, specs, OverrideTable.EMPTY);
  }

  private static Evaluator evaluator() {
    return new Evaluator(
        new EvaluationContext(
            Attributes.NONE,
            Attributes.NONE,
            ip -> null,
            new FirstPartyUserAgentParser(),
            true,
            (list, id) -> false,
            () -> Instant.parse("2026-01-01T00:00:00Z"),
            RandomGenerator.getDefault()));
  }

  private ClientEvaluations forClient(UserValue appId) {
    return evaluator.forClient(ann, specs, OverrideTable.EMPTY, appId);
  }

  private static Subject user() {
    return new Subject(
        "ann",
        new String[Property.COUNT],
        Attributes.NONE,
        Attributes.NONE,
        Attributes.NONE,
        Attributes.NONE);
  }

  private static CompiledSpecs compiled(SpecJson specs) {
    byte[] json = specs.json().getBytes(StandardCharsets.UTF_8);
    try {
      return SpecCompiler.compile(SpecParser.parse(new ByteArrayInputStream(json)));
    } catch (IOException | SpecFormatException notTheSpecsOfATest) {
      throw new IllegalStateException(notTheSpecsOfATest);
    }
  }

  private static String passGate(String name) {
    return "{'type':'pass_gate','targetValue':'%s'}".formatted(name);
  }
}
