package dev.postern.internal.clientinit;

import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.Delegation;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.Exposures;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.json.JsonText;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Entries with all their fields.
 *
 * @param idTypes whether {@code id_type} is written
 * @param ruleOfParameters whether {@code parameter_rule_ids} are
 */
record FullEntries(
    NameTexts names,
    ValueTexts values,
    ExposureTexts exposures,
    boolean idTypes,
    boolean ruleOfParameters)
    implements EntryTexts {

  @Override
  public void writeGate(JsonText out, ListedSpec spec, Evaluation evaluation) {
    EntryPieces.Piece known = names.pieces().of(spec, evaluation, idTypes, this::piece);
    if (known == null) {
      writeWholeGate(out, spec, evaluation);
    } else {
      write(out, known, evaluation);
    }
  }

  @Override
  public void writeConfig(JsonText out, ListedSpec spec, Evaluation evaluation) {
    EntryPieces.Piece known = names.pieces().of(spec, evaluation, idTypes, this::piece);
    if (known == null) {
      writeWholeConfig(out, spec, evaluation);
    } else {
      write(out, known, evaluation);
    }
  }

  private void write(JsonText out, EntryPieces.Piece piece, Evaluation evaluation) {
    out.element().raw(piece.before()).inList();
    exposures.writeElements(out, evaluation.exposures());
    out.raw(piece.after());
  }

  /** What is always the same of an entry: all but its exposures. */
  private EntryPieces.Piece piece(ListedSpec spec, Evaluation evaluation) {
    FullEntries plain =
        new FullEntries(
            names, values, new ExposureTexts.Mark(EntryPieces.MARK), idTypes, ruleOfParameters);
    JsonText text = new JsonText(256);
    if (spec.entity().kind() == EntityKind.GATE) {
      plain.writeWholeGate(text, spec, evaluation);
    } else {
      plain.writeWholeConfig(text, spec, evaluation);
    }
    return EntryPieces.Piece.of(text.toString());
  }

  private void writeWholeGate(JsonText out, ListedSpec spec, Evaluation evaluation) {
    writeBeginning(out, spec, evaluation);
    if (!EntryTexts.isOverridden(evaluation)) {
      writeIdType(out, EntryTexts.told(spec, evaluation));
    }
    out.name("value").flag(evaluation.decision().passes());
    out.close();
  }

  private void writeWholeConfig(JsonText out, ListedSpec spec, Evaluation evaluation) {
    Decision decision = evaluation.decision();
    SpecHeader told = EntryTexts.told(spec, evaluation);
    writeBeginning(out, spec, evaluation);
    writeIdType(out, told);
    out.name("value").raw(values.of(decision.value()));
    writeIsDeviceBased(out, told);
    if (spec.entity() == ListedSpec.Entity.DYNAMIC_CONFIG) {
      out.name("passed").flag(decision.passes());
    } else {
      writeExperiment(out, spec, decision, told);
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
    out.name("value").raw(values.of(decision.value()));
    writeIdType(out, told);
    writeIsDeviceBased(out, told);
    writeGroup(out, decision);
    List<String> explicit = told.explicitParameters();
    if (delegation != null) {
      writeActivity(out, decision, decision.active());
      out.name("allocated_experiment_name").raw(names.quoted(delegation.experiment()));
      explicit = delegation.explicitParameters();
    }
    out.name("explicit_parameters").value(explicit == null ? List.of() : explicit);
    // The engine has none where rules are merged, although it gathered them.
    boolean isMerged = parameterRules != null;
    writeExposures(
        out,
        "undelegated_secondary_exposures",
        isMerged ? Exposures.NONE : evaluation.undelegatedExposures());
    if (isMerged && ruleOfParameters) {
      out.name("parameter_rule_ids").value(parameterRules);
    }
    out.close();
  }

  @Override
  public void writeShared(JsonText out) {
    exposures.writeAll(out);
  }

  private void writeBeginning(JsonText out, ListedSpec spec, Evaluation evaluation) {
    String name = names.quoted(spec.name());
    out.quotedName(name).open().name("name").raw(name);
    out.name("rule_id").text(evaluation.decision().ruleId());
    writeExposures(out, "secondary_exposures", evaluation.exposures());
  }

  private void writeExposures(JsonText out, String field, Exposures list) {
    out.name(field).openList();
    exposures.writeElements(out, list);
    out.closeList();
  }

  private void writeIdType(JsonText out, SpecHeader told) {
    if (idTypes) {
      out.name("id_type").text(told.idType());
    }
  }

  private static void writeIsDeviceBased(JsonText out, SpecHeader told) {
    String idType = told.idType();
    out.name("is_device_based").flag(idType.equals("stableID") || idType.equals("stableid"));
  }

  private static void writeExperiment(
      JsonText out, ListedSpec spec, Decision decision, SpecHeader told) {
    if (told.inLayer()) {
      out.name("is_in_layer").flag(true);
    }
    if (told.explicitParameters() != null) {
      out.name("explicit_parameters").value(told.explicitParameters());
    }
    writeGroup(out, decision);
    if (spec.entity() == ListedSpec.Entity.EXPERIMENT) {
      writeActivity(out, decision, told.active());
    }
  }

  private static void writeGroup(JsonText out, Decision decision) {
    if (decision.groupName() != null) {
      out.name("group_name").text(decision.groupName());
    }
  }

  private static void writeActivity(JsonText out, Decision decision, boolean isActive) {
    out.name("is_experiment_active").flag(isActive);
    out.name("is_user_in_experiment").flag(decision.inExperimentGroup());
  }
}
