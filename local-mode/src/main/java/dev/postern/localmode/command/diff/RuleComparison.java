package dev.postern.localmode.command.diff;

import dev.postern.localmode.command.diff.RulePairs.Pair;
import dev.postern.localmode.command.diff.RulePairs.Place;
import dev.postern.localmode.command.document.JsonPart;
import dev.postern.localmode.command.document.SpecDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What changed in the rules of an entity, rule by rule. */
final class RuleComparison {
  /** Fields that have words of their own, or say nothing about answers. */
  private static final Set<String> TOLD_APART =
      Set.of("conditions", "passPercentage", "returnValue", "name", "id", "salt", "checksum");

  private final SpecDocument before;
  private final SpecDocument after;

  RuleComparison(SpecDocument before, SpecDocument after) {
    this.before = before;
    this.after = after;
  }

  List<String> compare(List<JsonPart> old, List<JsonPart> now) {
    RulePairs rules = RulePairs.of(old, now);
    List<String> details = new ArrayList<>();
    rules.removed().forEach(place -> details.add("removed " + words(before, place)));
    rules.added().forEach(place -> details.add("added " + words(after, place)));
    rules.pairs().forEach(pair -> compare(pair, details));
    return details;
  }

  /** A rule in words: for whom it is, and what they get. */
  static String words(SpecDocument specs, Place place) {
    JsonPart rule = place.rule();
    String delegate =
        rule.text("configDelegate").map(name -> "experiment \"" + name + "\"").orElse("");
    return "%s: if %s, %s get %s"
        .formatted(
            place.words(),
            ConditionWords.of(specs.conditionsOf(rule)),
            percentage(rule),
            delegate.isEmpty() ? ValueWords.of(rule.get("returnValue")) : delegate);
  }

  private void compare(Pair pair, List<String> details) {
    List<String> differences = new ArrayList<>();
    JsonPart old = pair.before().rule();
    JsonPart now = pair.after().rule();
    if (pair.hasMoved()) {
      differences.add("moved, was rule " + pair.before().number());
    }
    differences.addAll(conditions(before.conditionsOf(old), after.conditionsOf(now)));
    if (old.number("passPercentage", 0) != now.number("passPercentage", 0)) {
      differences.add("share " + percentage(old) + " → " + percentage(now));
    }
    differences.addAll(
        ValueWords.differences("value", old.get("returnValue"), now.get("returnValue")));
    differences.addAll(ValueWords.fieldDifferences("", old, now, TOLD_APART));
    if (!ValueWords.areEqual(old.get("salt"), now.get("salt"))) {
      differences.add("another salt: a partial rollout takes other users");
    }
    differences.forEach(difference -> details.add(pair.after().words() + ": " + difference));
  }

  private static String percentage(JsonPart rule) {
    double share = rule.number("passPercentage", 0);
    return share == Math.rint(share) ? String.format(Locale.ROOT, "%.0f %%", share) : share + " %";
  }

  private static List<String> conditions(List<JsonPart> before, List<JsonPart> after) {
    List<JsonPart> gone = without(before, after);
    List<JsonPart> come = without(after, before);
    if (gone.size() == 1 && come.size() == 1) {
      return List.of(replaced(gone.get(0), come.get(0)));
    }
    List<String> words = new ArrayList<>();
    gone.forEach(condition -> words.add("no more: " + ConditionWords.of(condition)));
    come.forEach(condition -> words.add("now also: " + ConditionWords.of(condition)));
    return words;
  }

  private static String replaced(JsonPart before, JsonPart after) {
    Optional<String> listChange = ConditionWords.listChange(before, after);
    return listChange.orElseGet(
        () -> "if " + ConditionWords.of(before) + " → if " + ConditionWords.of(after));
  }

  private static List<JsonPart> without(List<JsonPart> all, List<JsonPart> some) {
    return all.stream()
        .filter(one -> some.stream().noneMatch(other -> isSame(one, other)))
        .toList();
  }

  private static boolean isSame(JsonPart one, JsonPart other) {
    return ValueWords.fieldDifferences("", one, other, Set.of("checksum")).isEmpty();
  }
}
