package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Evaluation;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Entries that are always the same but for their exposures: those of gates and configs that a rule
 * of their own decided. Made by the first response that needs them; there are only as many as the
 * file has rules. Thread-safe.
 */
final class EntryPieces {
  /** Stands for the exposures while a piece is made; no JSON text has such a character in it. */
  static final String MARK = "\u0000";

  private final Map<Decision, Piece> withIdType = new ConcurrentHashMap<>();
  private final Map<Decision, Piece> withoutIdType = new ConcurrentHashMap<>();

  /**
   * An entry.
   *
   * @param before what comes before its exposures
   * @param after what comes behind them
   */
  record Piece(String before, String after) {
    static Piece of(String entry) {
      int mark = entry.indexOf(MARK);
      return new Piece(entry.substring(0, mark), entry.substring(mark + MARK.length()));
    }
  }

  /** The pieces of an entry; null for an answer that is not always the same object. */
  @Nullable Piece of(
      ListedSpec spec,
      Evaluation evaluation,
      boolean idTypes,
      BiFunction<ListedSpec, Evaluation, Piece> maker) {
    Decision decision = evaluation.decision();
    if (!decision.isCompiled() || evaluation.mappedTo() != null) {
      return null;
    }
    Map<Decision, Piece> pieces = idTypes ? withIdType : withoutIdType;
    Piece known = pieces.get(decision);
    if (known == null) {
      known = maker.apply(spec, evaluation);
      pieces.put(decision, known);
    }
    return known;
  }
}
