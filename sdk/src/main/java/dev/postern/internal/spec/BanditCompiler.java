package dev.postern.internal.spec;

import dev.postern.internal.evaluate.ContextualBandit;
import dev.postern.internal.evaluate.ContextualBandit.BanditSampling;
import dev.postern.internal.evaluate.ContextualBandit.Group;
import dev.postern.internal.evaluate.ContextualBandit.Scoring;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.FieldName;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.evaluate.SpecTable;
import dev.postern.internal.spec.SpecDocument.BanditGroupModel;
import dev.postern.internal.spec.SpecDocument.BanditModel;
import dev.postern.internal.spec.SpecDocument.BanditScoringModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Compiles contextual bandits, whose rule ids the engine makes up. */
final class BanditCompiler {
  private BanditCompiler() {}

  static ContextualBandit compile(String name, BanditModel model, SpecTable gates) {
    SpecHeader header =
        new SpecHeader(name, model.idType(), model.version(), false, null, false, false);
    Map<String, BanditScoringModel> scorings = model.config();
    List<Group> groups =
        model.groups().stream()
            .map(group -> group(header, group, scorings == null ? null : scorings.get(group.id())))
            .toList();
    String targetingGate = model.targetingGateName();
    return new ContextualBandit(
        header,
        model.enabled(),
        byDefault(header, model, "prestart"),
        byDefault(header, model, "inlineTargetingRules"),
        targetingGate,
        targetingGate == null ? null : gates.get(targetingGate),
        groups,
        BanditSampling.of(model.salt(), model.idType(), model.sampleRate()),
        model.higherIsBetter(),
        scorings != null);
  }

  private static Decision byDefault(SpecHeader header, BanditModel model, String ruleId) {
    return Decision.byDefault(header, model.defaultValue(), ruleId);
  }

  private static Group group(
      SpecHeader header, BanditGroupModel group, @Nullable BanditScoringModel scoring) {
    return new Group(
        decision(header, group, group.id()),
        decision(header, group, group.id() + ContextualBandit.EXPLORE_SUFFIX),
        scoring == null || hasNoWeights(scoring) ? null : scoring(scoring));
  }

  private static Decision decision(SpecHeader header, BanditGroupModel group, String ruleId) {
    return Decision.byRule(header, group.parameterValues(), true, ruleId, group.name(), true, null);
  }

  /** Such a group has no score, whatever its intercept. */
  private static boolean hasNoWeights(BanditScoringModel model) {
    return model.weightsNumerical().isEmpty() && model.weightsCategorical().isEmpty();
  }

  private static Scoring scoring(BanditScoringModel model) {
    return new Scoring(
        model.intercept() + model.alpha(),
        model.records(),
        byField(model.weightsNumerical(), weight -> weight),
        byField(model.weightsCategorical(), Map::copyOf));
  }

  private static <T> Map<FieldName, T> byField(Map<String, T> byName, UnaryOperator<T> copy) {
    Map<FieldName, T> byField = new LinkedHashMap<>();
    byName.forEach((name, weight) -> byField.put(FieldName.of(name), copy.apply(weight)));
    return byField;
  }
}
