package dev.postern.localmode.command.lint;

import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.Section;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Gates and experiments that refer to themselves by others: {@code gate-cycle}. */
final class CycleCheck implements Check {
  @Override
  public void look(SpecDocument specs, Findings findings) {
    Map<Entity, Set<Entity>> references = new LinkedHashMap<>();
    specs.entities().forEach(entity -> references.put(entity, references(specs, entity)));
    prune(references);
    while (!references.isEmpty()) {
      List<Entity> cycle = cycle(references);
      report(cycle, findings);
      references.keySet().removeAll(cycle);
      prune(references);
    }
  }

  private static Set<Entity> references(SpecDocument specs, Entity entity) {
    Set<Entity> references = new LinkedHashSet<>();
    for (JsonPart rule : entity.rules()) {
      rule.text("configDelegate")
          .flatMap(name -> specs.entity(Section.CONFIGS, name))
          .ifPresent(references::add);
      for (JsonPart condition : specs.conditionsOf(rule)) {
        reference(specs, condition).ifPresent(references::add);
      }
    }
    return references;
  }

  private static Optional<Entity> reference(SpecDocument specs, JsonPart condition) {
    return switch (condition.text("type").orElse("")) {
      case "pass_gate", "fail_gate" ->
          condition.text("targetValue").flatMap(name -> specs.entity(Section.GATES, name));
      case "experiment_group" ->
          condition.text("field").flatMap(name -> specs.entity(Section.CONFIGS, name));
      default -> Optional.empty();
    };
  }

  /** Takes away what cannot lead into a cycle. */
  private static void prune(Map<Entity, Set<Entity>> references) {
    boolean hasChanged = true;
    while (hasChanged) {
      references.values().forEach(targets -> targets.retainAll(references.keySet()));
      hasChanged = references.values().removeIf(Set::isEmpty);
    }
  }

  /** A cycle; everything left refers to something that is left. */
  private static List<Entity> cycle(Map<Entity, Set<Entity>> references) {
    List<Entity> path = new ArrayList<>();
    Entity next = references.keySet().iterator().next();
    while (!path.contains(next)) {
      path.add(next);
      next = references.getOrDefault(next, Set.of()).iterator().next();
    }
    return List.copyOf(path.subList(path.indexOf(next), path.size()));
  }

  private static void report(List<Entity> cycle, Findings findings) {
    List<String> names = new ArrayList<>(cycle.stream().map(Entity::name).toList());
    names.add(names.get(0));
    findings.add(
        Code.GATE_CYCLE,
        cycle.get(0).json(),
        "%s refers to itself: %s; whoever gets that far gets no answer"
            .formatted(cycle.get(0).title(), String.join(" → ", names)),
        "remove one of these references");
  }
}
