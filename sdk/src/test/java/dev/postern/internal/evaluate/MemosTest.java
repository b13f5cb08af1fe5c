package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.internal.evaluate.CompiledSpecs.Edition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is remembered is found again; what is not, or was pushed out, is not mixed up. */
class MemosTest {
  private static final Object EVALUATOR = new Object();

  private final Edition edition = new Edition();

  @Test
  void anAnswerIsFoundByItsKindAndSpec() {
    AnswerMemo memo = new AnswerMemo(EVALUATOR, edition);
    CompiledSpec first = spec("first");
    CompiledSpec second = spec("second");
    assertThat(memo.find(EntityKind.GATE, first)).isNull();
    Evaluation one = add(memo, EntityKind.GATE, first);
    assertThat(memo.find(EntityKind.GATE, first)).isSameAs(one);
    assertThat(memo.find(EntityKind.EXPERIMENT, first)).isNull();
    assertThat(memo.find(EntityKind.GATE, spec("first"))).isNull();
    assertThat(memo.find(EntityKind.GATE, second)).isNull();
    Evaluation two = add(memo, EntityKind.EXPERIMENT, second);
    assertThat(memo.find(EntityKind.EXPERIMENT, second)).isSameAs(two);
    assertThat(memo.find(EntityKind.GATE, first)).isSameAs(one);
  }

  @Test
  void manyAnswersAreFoundAndTheirNumberHasALimit() {
    AnswerMemo memo = new AnswerMemo(EVALUATOR, edition);
    List<CompiledSpec> specs =
        IntStream.range(0, 4 * AnswerMemo.MOST).mapToObj(i -> spec("spec-" + i)).toList();
    List<Evaluation> answers = new ArrayList<>();
    for (int i = 0; i < AnswerMemo.MOST / 4; i++) {
      answers.add(add(memo, EntityKind.GATE, specs.get(i)));
    }
    assertThat(found(memo, specs)).isGreaterThan(AnswerMemo.MOST / 5);
    assertThat(memo.find(EntityKind.GATE, specs.get(0))).isSameAs(answers.get(0));
    for (CompiledSpec spec : specs) {
      Evaluation answer = add(memo, EntityKind.GATE, spec);
      assertThat(memo.find(EntityKind.GATE, spec)).isIn(answer, answer(EntityKind.GATE, spec));
    }
    assertThat(found(memo, specs)).isBetween(AnswerMemo.MOST / 2L, AnswerMemo.MOST + 1L);
  }

  @Test
  void aMemoIsOfOneEvaluatorAndOneEdition() {
    AnswerMemo memo = new AnswerMemo(EVALUATOR, edition);
    assertThat(memo.isOf(EVALUATOR, edition)).isTrue();
    assertThat(memo.isOf(new Object(), edition)).isFalse();
    assertThat(memo.isOf(EVALUATOR, new Edition())).isFalse();
  }

  @Test
  void answersAboutUnknownNamesAreKeptUnlessTheNameIsLong() {
    UnknownNames names = new UnknownNames();
    Evaluation gate = names.get(EntityKind.GATE, "gone");
    assertThat(gate.name()).isEqualTo("gone");
    assertThat(gate.decision()).isSameAs(Decision.UNRECOGNIZED);
    assertThat(names.get(EntityKind.GATE, "gone")).isSameAs(gate);
    assertThat(names.get(EntityKind.EXPERIMENT, "gone").kind()).isEqualTo(EntityKind.EXPERIMENT);
    assertThat(names.get(EntityKind.GATE, "x".repeat(200)))
        .isSameAs(names.get(EntityKind.GATE, "x".repeat(200)));
    assertThat(names.get(EntityKind.GATE, "x".repeat(201)))
        .isNotSameAs(names.get(EntityKind.GATE, "x".repeat(201)));
    // The hashes of these two share a slot.
    assertThat(names.get(EntityKind.GATE, "BB").name()).isEqualTo("BB");
    assertThat(names.get(EntityKind.GATE, "Aa").name()).isEqualTo("Aa");
    for (int i = 0; i < 1_000; i++) {
      Evaluation made = names.get(EntityKind.GATE, "n" + i);
      assertThat(made.name()).isEqualTo("n" + i);
      assertThat(names.get(EntityKind.GATE, "n" + i)).isSameAs(made);
    }
  }

  @Test
  void textsOfNestedGatesAreMadeOnce() {
    Decision decision = spec("gate").byDefault();
    assertThat(decision.exposure("gate")).isSameAs(decision.exposure("gate"));
    assertThat(decision.exposure("other").gate()).isEqualTo("other");
    assertThat(decision.plain(EntityKind.GATE, "gate"))
        .isSameAs(decision.plain(EntityKind.GATE, "gate"));
    assertThat(decision.plain(EntityKind.GATE, "other").name()).isEqualTo("other");
    assertThat(decision.plain(EntityKind.EXPERIMENT, "other").kind())
        .isEqualTo(EntityKind.EXPERIMENT);
    assertThat(decision.isCompiled()).isTrue();
    assertThat(Decision.UNRECOGNIZED.samplingRate()).isNull();
  }

  /** There are more units, and then more salts, than places. */
  @Test
  void bucketsThatShareAPlaceAreNotMixedUp() {
    BucketMemo memo = new BucketMemo();
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 2 * BucketMemo.SLOTS; i++) {
        assertBucket(memo, "salt", "rule", "u" + i);
        assertBucket(memo, "s" + i, null, "ann");
        assertBucket(memo, "salt", "r" + i, "ann");
      }
    }
  }

  private static void assertBucket(
      BucketMemo memo, String salt, @Nullable String ruleSalt, String unitId) {
    assertThat(memo.bucket(salt, ruleSalt, unitId))
        .isEqualTo(UnitHash.bucket(salt, ruleSalt, unitId));
  }

  private static long found(AnswerMemo memo, List<CompiledSpec> specs) {
    return specs.stream().filter(spec -> memo.find(EntityKind.GATE, spec) != null).count();
  }

  private static Evaluation add(AnswerMemo memo, EntityKind kind, CompiledSpec spec) {
    Evaluation answer = answer(kind, spec);
    memo.add(answer, spec);
    return answer;
  }

  private static Evaluation answer(EntityKind kind, CompiledSpec spec) {
    return Evaluation.plain(kind, spec.header().name(), spec.byDefault());
  }

  private static CompiledSpec spec(String name) {
    SpecHeader header = new SpecHeader(name, "userID", 1L, true, null, false, false);
    return new CompiledSpec(header, "salt", true, false, false);
  }
}
