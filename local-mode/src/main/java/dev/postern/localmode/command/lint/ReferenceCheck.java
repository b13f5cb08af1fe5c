package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.Section;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names of what is not in the file: {@code unknown-gate}, {@code unknown-config}, {@code
 * unknown-experiment}, {@code unknown-layer}.
 */
final class ReferenceCheck implements Check {
  /** What a name must be one of. */
  private enum Kind {
    GATE(Code.UNKNOWN_GATE, "gate"),
    CONFIG(Code.UNKNOWN_CONFIG, "dynamic config"),
    EXPERIMENT(Code.UNKNOWN_EXPERIMENT, "experiment"),
    LAYER(Code.UNKNOWN_LAYER, "layer"),
    ANYTHING(Code.UNKNOWN_CONFIG, "gate, config, experiment or layer");

    private final Code code;
    private final String words;

    Kind(Code code, String words) {
      this.code = code;
      this.words = words;
    }

    private List<String> names(SpecDocument specs) {
      List<String> names = new ArrayList<>();
      for (String field : fields()) {
        names.addAll(specs.names(field));
      }
      return names;
    }

    private List<String> fields() {
      return switch (this) {
        case GATE -> List.of(Section.GATES.field());
        case CONFIG -> List.of(Section.CONFIGS.field());
        case EXPERIMENT -> List.of(Section.CONFIGS.field(), "cmab_configs");
        case LAYER -> List.of(Section.LAYERS.field());
        case ANYTHING ->
            List.of(
                Section.GATES.field(),
                Section.CONFIGS.field(),
                Section.LAYERS.field(),
                "cmab_configs");
      };
    }
  }

  @Override
  public void look(SpecDocument specs, Findings findings) {
    new Search(specs, findings).run();
  }

  /** The search through one file. */
  private record Search(SpecDocument specs, Findings findings) {
    void run() {
      specs.entries("condition_map").forEach(this::lookAtCondition);
      specs.entities().forEach(this::lookAtDelegates);
      specs.entries("param_stores").forEach(this::lookAtStore);
      specs.entries("cmab_configs").forEach(it -> look(Kind.GATE, it.get("targetingGateName")));
      specs.entries("overrides").forEach(this::lookAtMappings);
      specs.entries("experiment_to_layer").forEach(this::lookAtLayerEntry);
      Optional<JsonPart> replay = specs.root().get("session_replay_info");
      look(Kind.GATE, replay.flatMap(it -> it.get("targeting_gate")));
    }

    private void lookAtCondition(JsonPart condition) {
      switch (condition.text("type").orElse("")) {
        case "pass_gate", "fail_gate" -> look(Kind.GATE, condition.get("targetValue"));
        case "experiment_group" -> look(Kind.EXPERIMENT, condition.get("field"));
        default -> {}
      }
    }

    private void lookAtDelegates(Entity entity) {
      entity.rules().forEach(rule -> look(Kind.EXPERIMENT, rule.get("configDelegate")));
    }

    private void lookAtStore(JsonPart store) {
      for (JsonPart parameter : store.get("parameters").map(JsonPart::fields).orElse(List.of())) {
        look(Kind.GATE, parameter.get("gate_name"));
        look(Kind.CONFIG, parameter.get("config_name"));
        look(Kind.EXPERIMENT, parameter.get("experiment_name"));
        look(Kind.LAYER, parameter.get("layer_name"));
      }
    }

    private void lookAtMappings(JsonPart mappings) {
      mappings.elements().forEach(it -> look(Kind.ANYTHING, it.get("new_config_name")));
    }

    private void lookAtLayerEntry(JsonPart layer) {
      look(Kind.LAYER, Optional.of(layer));
      report(Kind.EXPERIMENT, layer, layer.name());
    }

    private void look(Kind kind, Optional<JsonPart> reference) {
      reference.ifPresent(place -> place.text().ifPresent(name -> report(kind, place, name)));
    }

    private void report(Kind kind, JsonPart place, String name) {
      if (kind.fields().stream().noneMatch(field -> specs.has(field, name))) {
        findings.add(
            kind.code,
            place,
            "the file has no %s \"%s\"".formatted(kind.words, name),
            Names.hint(name, kind.names(specs), "add it, or remove what refers to it"));
      }
    }
  }
}
