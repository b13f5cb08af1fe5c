package dev.postern.internal.evaluate;

import dev.postern.internal.evaluate.CompiledSpecs.Edition;
import org.jspecify.annotations.Nullable;

/**
 * What a user has been answered by one client's evaluator and one edition of its specs, so that the
 * same question is not worked out again. No more than {@value #MOST} answers are kept; further ones
 * replace others. It holds neither the specs nor the client.
 *
 * <p>Thread-safe without locks: an answer is immutable, and one that another thread overwrites is
 * only worked out once more.
 */
final class AnswerMemo {
  static final int MOST = 1024;

  private static final int LEAST = 8;
  private static final int PROBES = 4;

  private final Object evaluator;
  private final Edition edition;

  /** Many users are asked about one thing only. */
  private @Nullable Evaluation first;

  private @Nullable Evaluation @Nullable [] table;

  AnswerMemo(Object evaluator, Edition edition) {
    this.evaluator = evaluator;
    this.edition = edition;
  }

  boolean isOf(Object otherEvaluator, Edition otherEdition) {
    return evaluator == otherEvaluator && edition == otherEdition;
  }

  @Nullable Evaluation find(EntityKind kind, CompiledSpec spec) {
    Evaluation one = first;
    if (one != null && isAnswer(one, kind, spec)) {
      return one;
    }
    @Nullable Evaluation[] all = table;
    if (all == null) {
      return null;
    }
    for (int i = 0; i < PROBES; i++) {
      Evaluation evaluation = all[spec.hash() + i & (all.length - 1)];
      if (evaluation == null || isAnswer(evaluation, kind, spec)) {
        return evaluation;
      }
    }
    return null;
  }

  void add(Evaluation answer, CompiledSpec spec) {
    if (first == null) {
      first = answer;
      return;
    }
    @Nullable Evaluation[] all = table;
    if (all == null) {
      all = new Evaluation[LEAST];
    }
    while (!put(all, answer, spec.hash())) {
      if (all.length == MOST) {
        all[spec.hash() & (all.length - 1)] = answer;
        break;
      }
      all = grown(all);
    }
    table = all;
  }

  private static boolean isAnswer(Evaluation evaluation, EntityKind kind, CompiledSpec spec) {
    return spec.isOf(evaluation.decision()) && evaluation.kind() == kind;
  }

  private static boolean put(@Nullable Evaluation[] table, Evaluation answer, int hash) {
    for (int i = 0; i < PROBES; i++) {
      int slot = hash + i & (table.length - 1);
      if (table[slot] == null) {
        table[slot] = answer;
        return true;
      }
    }
    return false;
  }

  /** What finds no place in the larger table is worked out once more. */
  private static @Nullable Evaluation[] grown(@Nullable Evaluation[] table) {
    @Nullable Evaluation[] larger = new Evaluation[table.length * 2];
    for (Evaluation evaluation : table) {
      SpecHeader spec = evaluation == null ? null : evaluation.decision().spec();
      if (evaluation != null && spec != null) {
        put(larger, evaluation, CompiledSpec.hash(spec.name()));
      }
    }
    return larger;
  }
}
