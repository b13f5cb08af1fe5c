package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.Section;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.List;

/** Conditions about groups that their experiment does not have: {@code unknown-group}. */
final class GroupNameCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    for (JsonPart condition : specs.entries("condition_map")) {
      if (condition.text("type").orElse("").equals("experiment_group")) {
        condition
            .text("field")
            .flatMap(name -> specs.entity(Section.CONFIGS, name))
            .ifPresent(experiment -> look(condition, experiment, findings));
      }
    }
  }

  private static void look(JsonPart condition, Entity experiment, Findings findings) {
    List<String> groups =
        experiment.rules().stream().flatMap(rule -> rule.text("groupName").stream()).toList();
    for (JsonPart target : condition.get("targetValue").map(JsonPart::elements).orElse(List.of())) {
      String group = target.text().orElse("");
      if (groups.stream().noneMatch(group::equalsIgnoreCase)) {
        findings.add(
            Code.UNKNOWN_GROUP,
            target,
            "%s has no group \"%s\"".formatted(experiment.title(), group),
            Names.hint(group, groups, "name one of its groups"));
      }
    }
  }
}
