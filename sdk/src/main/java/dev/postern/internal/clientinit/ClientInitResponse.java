package dev.postern.internal.clientinit;

import dev.postern.ClientInitResponseOptions;
import dev.postern.GCIRResponseFormat;
import dev.postern.HashAlgo;
import dev.postern.internal.evaluate.ClientEvaluations;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.json.JsonText;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One response, as it is written. Used once. */
final class ClientInitResponse {
  private final ClientInitResponses.Specs specs;
  private final Form form;
  private final Selection selection;
  private final ClientEvaluations evaluations;
  private final UserText user;
  private final SdkInfo sdkInfo;
  private final NameTexts names;
  private final EntryTexts entries;
  private final JsonText out;
  private final @Nullable Checksum checksum;
  private boolean isTooDeep;

  ClientInitResponse(
      ClientInitResponses.Specs specs,
      Form form,
      Selection selection,
      ClientEvaluations evaluations,
      UserText user,
      SdkInfo sdkInfo) {
    this.specs = specs;
    this.form = form;
    this.selection = selection;
    this.evaluations = evaluations;
    this.user = user;
    this.sdkInfo = sdkInfo;
    names = specs.listed().names(form.algorithm());
    entries = form.entries(names, specs.listed().values(specs.program()));
    out = new JsonText(specs.listed().usualLength() + 256);
    checksum = form.tellsChecksum() ? new Checksum() : null;
  }

  /** How a response is written. */
  record Form(HashAlgo algorithm, GCIRResponseFormat format, ClientInitResponseOptions options) {
    EntryTexts entries(NameTexts names, ValueTexts values) {
      boolean idTypes = !options.removeIDType;
      return switch (format) {
        case Initialize ->
            new FullEntries(names, values, new ExposureTexts.InPlace(names), idTypes, true);
        case InitializeWithSecondaryExposureMapping ->
            new FullEntries(names, values, new ExposureTexts.ByHash(names), idTypes, false);
        case InitializeV2 ->
            new ShortEntries(
                names, values, new ExposureTexts.ByNumber(names), idTypes, new Numbered());
      };
    }

    boolean isFirst() {
      return format == GCIRResponseFormat.Initialize;
    }

    boolean tellsChecksum() {
      return isFirst() && options.getPreviousResponseHash() != null;
    }

    String hashUsed() {
      return algorithm.name().toLowerCase(Locale.ROOT);
    }
  }

  String write(RandomGenerator random) {
    out.open();
    writeEntities();
    if (isTooDeep) {
      return blank(true);
    }
    out.name("time").value(specs.time()).name("has_updates").flag(true);
    out.name("hash_used").text(form.hashUsed());
    out.name("user");
    user.write(out);
    out.name("sdkInfo");
    sdkInfo.write(out);
    out.name("sdkParams").open().close().name("evaluated_keys");
    user.writeKeys(out);
    writeStores();
    writeSessionReplay(random);
    user.writePrivateHash(out);
    entries.writeShared(out);
    return checksum == null ? out.close().toString() : withChecksum(checksum.text());
  }

  private void writeEntities() {
    ClientInitSpecs.Entities entities = specs.listed().entities();
    writeGates(entities.gates());
    out.name("dynamic_configs").open();
    Set<String> bandits = bandits(entities.bandits());
    for (ListedSpec config : entities.configs()) {
      if (!bandits.contains(config.name()) && selection.has(config)) {
        writeConfig(config);
      }
    }
    for (ListedSpec bandit : entities.bandits()) {
      if (bandits.contains(bandit.name())) {
        writeConfig(bandit);
      }
    }
    out.close();
    writeLayers(entities.layers());
  }

  private Set<String> bandits(List<ListedSpec> all) {
    Set<String> selected = new HashSet<>();
    for (ListedSpec bandit : all) {
      if (selection.has(bandit)) {
        selected.add(bandit.name());
      }
    }
    return selected;
  }

  private void writeGates(List<ListedSpec> gates) {
    out.name("feature_gates").open();
    for (ListedSpec gate : gates) {
      if (selection.has(gate)) {
        Evaluation evaluation = evaluate(gate);
        if (!isLeftOut(gate, evaluation)) {
          int start = out.length();
          entries.writeGate(out, gate, evaluation);
          count(start);
        }
      }
    }
    out.close();
  }

  private void writeConfig(ListedSpec config) {
    Evaluation evaluation = evaluate(config);
    int start = out.length();
    entries.writeConfig(out, config, evaluation);
    count(start);
  }

  private void writeLayers(List<ListedSpec> layers) {
    out.name("layer_configs").open();
    for (ListedSpec layer : layers) {
      if (selection.has(layer)) {
        Evaluation evaluation = evaluate(layer);
        int start = out.length();
        entries.writeLayer(out, layer, evaluation, evaluation.parameterRules());
        count(start);
      }
    }
    out.close();
  }

  /** Gates in a cycle end the whole response; those of a contextual bandit only its entry. */
  private Evaluation evaluate(ListedSpec spec) {
    Evaluation evaluation = evaluations.evaluate(spec.entity().kind(), spec.name());
    isTooDeep |=
        evaluation.decision().status() == Decision.Status.TOO_DEEP
            && spec.entity() != ListedSpec.Entity.BANDIT;
    return evaluation;
  }

  private boolean isLeftOut(ListedSpec gate, Evaluation evaluation) {
    Decision decision = evaluation.decision();
    return form.options().isRemoveDefaultValueGates()
        && gate.entity() == ListedSpec.Entity.FEATURE_GATE
        && !decision.passes()
        && decision.ruleId().equals(Decision.DEFAULT_RULE)
        && evaluation.exposures().isEmpty();
  }

  private void writeStores() {
    int start = out.length();
    out.name("param_stores").open();
    for (ListedStore store : specs.listed().stores()) {
      if (selection.has(store)) {
        out.quotedName(names.quoted(store.name())).open();
        for (ListedStore.Parameter parameter : store.parameters()) {
          out.element().raw(parameter.before());
          if (parameter.reference() != null) {
            out.raw(names.quoted(parameter.reference()));
          }
          out.raw(parameter.after());
        }
        out.close();
      }
    }
    out.close();
    count(start);
  }

  private void writeSessionReplay(RandomGenerator random) {
    SessionReplay replay = specs.listed().sessionReplay();
    if (replay != null) {
      String gate = replay.targetingGate();
      Boolean isTargeted =
          gate == null ? null : evaluations.evaluate(EntityKind.GATE, gate).decision().passes();
      replay.write(out, names, isTargeted, random.nextDouble());
    }
  }

  private void count(int start) {
    if (checksum != null) {
      checksum.add(out, start);
    }
  }

  private String withChecksum(String text) {
    if (text.equals(form.options().getPreviousResponseHash())) {
      return blank(false);
    }
    return out.name("full_checksum").text(text).close().toString();
  }

  /** Nothing but the shape of a response. */
  private String blank(boolean tellsUser) {
    out.clear();
    out.open();
    for (String section : List.of("feature_gates", "dynamic_configs", "layer_configs")) {
      out.name(section).open().close();
    }
    out.name("time").raw("0").name("has_updates").flag(false).name("hash_used").text("");
    out.name("user");
    if (tellsUser) {
      user.write(out);
    } else {
      out.open().close();
    }
    for (String section : List.of("sdkInfo", "sdkParams", "evaluated_keys", "param_stores")) {
      out.name(section).open().close();
    }
    if (tellsUser && form.isFirst()) {
      user.writePrivateHash(out);
    }
    form.entries(names, specs.listed().values(specs.program())).writeShared(out);
    return out.close().toString();
  }
}
