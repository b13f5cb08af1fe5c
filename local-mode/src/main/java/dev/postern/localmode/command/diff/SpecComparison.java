package dev.postern.localmode.command.diff;

import dev.postern.localmode.command.diff.RulePairs.Place;
import dev.postern.localmode.command.document.Entity;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.Section;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Compares two spec files: entity by entity, rule by rule, conditions by what they say. The time,
 * the checksums and the versions are not compared, nor the names of conditions.
 */
public final class SpecComparison {
  private static final Set<String> SAYS_NOTHING = Set.of("version", "checksum", "fieldsUsed");

  /** Fields of the file that are compared with words of their own, or not at all. */
  private static final Set<String> TOLD_APART =
      Set.of(
          "has_updates",
          "time",
          "checksum",
          "feature_gates",
          "dynamic_configs",
          "layer_configs",
          "condition_map",
          "param_stores",
          "cmab_configs");

  private final SpecDocument before;
  private final SpecDocument after;
  private final RuleComparison rules;
  private final List<Change> changes = new ArrayList<>();

  private SpecComparison(SpecDocument before, SpecDocument after) {
    this.before = before;
    this.after = after;
    this.rules = new RuleComparison(before, after);
  }

  /** What changed, in the order of the later file; what was removed comes last in its section. */
  public static List<Change> of(SpecDocument before, SpecDocument after) {
    SpecComparison comparison = new SpecComparison(before, after);
    for (Section section : Section.values()) {
      comparison.compareEntities(section);
    }
    comparison.compareEntries("cmab_configs", "cmab");
    comparison.compareEntries("param_stores", "parameter_store");
    comparison.compareRest();
    return List.copyOf(comparison.changes);
  }

  private void compareEntities(Section section) {
    for (String name : names(section.field())) {
      Optional<Entity> old = before.entity(section, name);
      Optional<Entity> now = after.entity(section, name);
      if (old.isEmpty()) {
        now.ifPresent(entity -> add(entity, Change.Kind.ADDED, words(after, entity)));
      } else if (now.isEmpty()) {
        add(old.get(), Change.Kind.REMOVED, List.of());
      } else {
        List<String> details = compare(old.get(), now.get());
        if (!details.isEmpty()) {
          add(now.get(), Change.Kind.CHANGED, details);
        }
      }
    }
  }

  private void add(Entity entity, Change.Kind kind, List<String> details) {
    changes.add(new Change(entity.kind(), entity.name(), kind, details));
  }

  private Set<String> names(String field) {
    Set<String> names = new LinkedHashSet<>(after.names(field));
    names.addAll(before.names(field));
    return names;
  }

  private static List<String> words(SpecDocument specs, Entity entity) {
    List<String> words = new ArrayList<>();
    List<JsonPart> rules = entity.rules();
    for (int i = 0; i < rules.size(); i++) {
      words.add(RuleComparison.words(specs, new Place(rules.get(i), i + 1)));
    }
    words.add("all others get " + ValueWords.of(entity.json().get("defaultValue")));
    return words;
  }

  private List<String> compare(Entity old, Entity now) {
    List<String> details = new ArrayList<>(state(old.json(), now.json()));
    details.addAll(
        ValueWords.differences(
            "default", old.json().get("defaultValue"), now.json().get("defaultValue")));
    Set<String> toldApart = new LinkedHashSet<>(SAYS_NOTHING);
    toldApart.addAll(Set.of("rules", "defaultValue", "enabled", "isActive", "salt"));
    details.addAll(ValueWords.fieldDifferences("", old.json(), now.json(), toldApart));
    if (!ValueWords.areEqual(old.json().get("salt"), now.json().get("salt"))) {
      details.add("another salt: partial rollouts take other users");
    }
    details.addAll(rules.compare(old.rules(), now.rules()));
    return details;
  }

  private static List<String> state(JsonPart old, JsonPart now) {
    List<String> words = new ArrayList<>();
    if (old.isTrue("enabled") != now.isTrue("enabled")) {
      words.add(now.isTrue("enabled") ? "switched on" : "switched off");
    }
    if (old.isTrue("isActive") != now.isTrue("isActive")) {
      words.add(now.isTrue("isActive") ? "started" : "stopped");
    }
    return words;
  }

  private void compareEntries(String field, String entity) {
    for (String name : names(field)) {
      Optional<JsonPart> old = before.root().get(field).flatMap(all -> all.get(name));
      Optional<JsonPart> now = after.root().get(field).flatMap(all -> all.get(name));
      if (old.isEmpty()) {
        changes.add(new Change(entity, name, Change.Kind.ADDED, List.of()));
      } else if (now.isEmpty()) {
        changes.add(new Change(entity, name, Change.Kind.REMOVED, List.of()));
      } else {
        addChange(entity, name, entryDifferences(old.get(), now.get()));
      }
    }
  }

  private static List<String> entryDifferences(JsonPart old, JsonPart now) {
    List<String> details = new ArrayList<>();
    Set<String> toldApart = new LinkedHashSet<>(SAYS_NOTHING);
    toldApart.add("parameters");
    details.addAll(ValueWords.fieldDifferences("", old, now, toldApart));
    details.addAll(
        ValueWords.differences("parameter", old.get("parameters"), now.get("parameters")));
    return details;
  }

  private void compareRest() {
    Set<String> names = new LinkedHashSet<>();
    after.root().fields().forEach(field -> names.add(field.name()));
    before.root().fields().forEach(field -> names.add(field.name()));
    names.removeAll(TOLD_APART);
    for (String name : names) {
      addChange(
          "file",
          name,
          ValueWords.differences("", before.root().get(name), after.root().get(name)));
    }
  }

  private void addChange(String entity, String name, List<String> details) {
    if (!details.isEmpty()) {
      changes.add(new Change(entity, name, Change.Kind.CHANGED, details));
    }
  }
}
