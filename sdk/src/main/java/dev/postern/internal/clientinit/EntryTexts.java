package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.json.JsonText;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the entries of one response are written, and what stands once for all of them. */
interface EntryTexts {
  /** The entry of a gate. */
  void writeGate(JsonText out, ListedSpec spec, Evaluation evaluation);

  /** The entry of a dynamic config, experiment, autotune or contextual bandit. */
  void writeConfig(JsonText out, ListedSpec spec, Evaluation evaluation);

  /**
   * The entry of a layer.
   *
   * @param parameterRules which rule set each parameter; null unless the layer merges rules
   */
  void writeLayer(
      JsonText out,
      ListedSpec spec,
      Evaluation evaluation,
      @Nullable Map<String, String> parameterRules);

  /** What the entries refer to. */
  void writeShared(JsonText out);

  /**
   * What is told of a spec: by a mapped config, of that which was evaluated in its place; by an
   * override, next to nothing. Another answer without a spec of its own could not be had.
   */
  static SpecHeader told(ListedSpec spec, Evaluation evaluation) {
    if (isOverridden(evaluation)) {
      return new SpecHeader(spec.header().name(), "", null, false, null, false, false);
    }
    SpecHeader evaluated = evaluation.decision().spec();
    return evaluated == null ? spec.header() : evaluated;
  }

  /** Whether the answer itself is an override. */
  static boolean isOverridden(Evaluation evaluation) {
    return evaluation.decision().status() == Decision.Status.OVERRIDDEN;
  }
}
