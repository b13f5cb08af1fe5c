package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Delegation;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.Exposures;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.json.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries of {@code init-v2}: keys of one or two letters, values and exposures by number, and
 * nothing that is as usual.
 *
 * @param idTypes whether id types are written
 * @param numberedValues the values of the response so far
 */
record ShortEntries(
    NameTexts names,
    ValueTexts values,
    ExposureTexts exposures,
    boolean idTypes,
    Numbered numberedValues)
    implements EntryTexts {

  @Override
  public void writeGate(JsonText out, ListedSpec spec, Evaluation evaluation) {
    writeBeginning(out, spec, evaluation);
    if (!EntryTexts.isOverridden(evaluation)) {
      writeIdType(out, EntryTexts.told(spec, evaluation));
    }
    if (evaluation.decision().passes()) {
      out.name("v").flag(true);
    }
    out.close();
  }

  @Override
  public void writeConfig(JsonText out, ListedSpec spec, Evaluation evaluation) {
    Decision decision = evaluation.decision();
    SpecHeader told = EntryTexts.told(spec, evaluation);
    writeBeginning(out, spec, evaluation);
    writeIdType(out, told);
    writeValue(out, decision);
    if (spec.entity() == ListedSpec.Entity.DYNAMIC_CONFIG) {
      out.name("p").flag(decision.passes());
    } else {
      writeGroup(out, decision);
      if (spec.entity() == ListedSpec.Entity.EXPERIMENT) {
        writeActivity(out, decision, told.active());
      }
    }
    out.close();
  }

  @Override
  public void writeLayer(
      JsonText out,
      ListedSpec spec,
      Evaluation evaluation,
      @Nullable Map<String, String> parameterRules) {
    Decision decision = evaluation.decision();
    SpecHeader told = EntryTexts.told(spec, evaluation);
    Delegation delegation = decision.delegation();
    writeBeginning(out, spec, evaluation);
    writeValue(out, decision);
    writeIdType(out, told);
    writeGroup(out, decision);
    List<String> explicit = told.explicitParameters();
    if (delegation != null) {
      writeActivity(out, decision, decision.active());
      out.name("ae").raw(names.quoted(delegation.experiment()));
      explicit = delegation.explicitParameters();
    }
    if (explicit != null) {
      out.name("ep").value(explicit);
    }
    if (parameterRules == null) {
      writeExposures(out, "us", evaluation.undelegatedExposures());
    }
    out.close();
  }

  @Override
  public void writeShared(JsonText out) {
    exposures.writeAll(out);
    out.name("values");
    numberedValues.write(out);
    out.name("response_format").text("init-v2");
  }

  private void writeBeginning(JsonText out, ListedSpec spec, Evaluation evaluation) {
    out.quotedName(names.quoted(spec.name())).open();
    String ruleId = evaluation.decision().ruleId();
    if (!ruleId.equals(Decision.DEFAULT_RULE)) {
      out.name("r").text(ruleId);
    }
    writeExposures(out, "s", evaluation.exposures());
  }

  private void writeExposures(JsonText out, String field, Exposures list) {
    if (!list.isEmpty()) {
      out.name(field).openList();
      exposures.writeElements(out, list);
      out.closeList();
    }
  }

  private void writeIdType(JsonText out, SpecHeader told) {
    if (idTypes) {
      out.name("i").text(told.idType());
    }
  }

  private void writeValue(JsonText out, Decision decision) {
    if (decision.value() != null) {
      out.name("v").raw(numberedValues.quotedNumber(values.of(decision.value())));
    }
  }

  private static void writeGroup(JsonText out, Decision decision) {
    if (decision.groupName() != null) {
      out.name("gn").text(decision.groupName());
    }
  }

  private static void writeActivity(JsonText out, Decision decision, boolean isActive) {
    out.name("ea").flag(isActive);
    out.name("ue").flag(decision.inExperimentGroup());
  }
}
