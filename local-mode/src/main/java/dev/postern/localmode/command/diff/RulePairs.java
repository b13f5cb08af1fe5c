package dev.postern.localmode.command.diff;

import dev.postern.localmode.command.document.JsonPart;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which rule of an entity became which: by id, and by order where an id is there several times.
 *
 * @param pairs rules that are in both, in their later order
 * @param added rules that are only in the later file
 * @param removed rules that are only in the earlier file
 */
record RulePairs(List<Pair> pairs, List<Place> added, List<Place> removed) {
  /** A rule and its place among its entity's, from 1. */
  record Place(JsonPart rule, int number) {
    /** The rule's number, and the name that people know it by. */
    String words() {
      String name = rule.text("groupName").or(() -> rule.text("id")).orElse("");
      return "rule %d \"%s\"".formatted(number, name);
    }
  }

  /** A rule before and after. */
  record Pair(Place before, Place after, boolean hasMoved) {}

  static RulePairs of(List<JsonPart> before, List<JsonPart> after) {
    Map<String, Place> old = byKey(before);
    Map<String, Place> now = byKey(after);
    List<Place> common = new ArrayList<>();
    now.forEach((key, place) -> addIfPresent(common, old.get(key)));
    List<Place> inOrder = longestRise(common);
    List<Pair> pairs = new ArrayList<>();
    now.forEach(
        (key, place) -> {
          Place was = old.get(key);
          if (was != null) {
            pairs.add(new Pair(was, place, !inOrder.contains(was)));
          }
        });
    return new RulePairs(pairs, without(now, old), without(old, now));
  }

  private static void addIfPresent(List<Place> places, @Nullable Place place) {
    if (place != null) {
      places.add(place);
    }
  }

  private static List<Place> without(Map<String, Place> all, Map<String, Place> some) {
    return all.entrySet().stream()
        .filter(entry -> !some.containsKey(entry.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Map<String, Place> byKey(List<JsonPart> rules) {
    Map<String, Place> places = new LinkedHashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    for (int i = 0; i < rules.size(); i++) {
      String id = rules.get(i).text("id").orElse("");
      int occurrence = seen.merge(id, 1, Integer::sum);
      places.put(id + "#" + occurrence, new Place(rules.get(i), i + 1));
    }
    return places;
  }

  /** The longest part of a list whose numbers rise: the places that did not move. */
  private static List<Place> longestRise(List<Place> places) {
    int[] lengths = new int[places.size()];
    int[] previous = new int[places.size()];
    Arrays.fill(previous, -1);
    int last = -1;
    for (int i = 0; i < places.size(); i++) {
      lengths[i] = 1;
      for (int j = 0; j < i; j++) {
        if (places.get(j).number() < places.get(i).number() && lengths[j] + 1 > lengths[i]) {
          lengths[i] = lengths[j] + 1;
          previous[i] = j;
        }
      }
      last = last < 0 || lengths[i] > lengths[last] ? i : last;
    }
    List<Place> rise = new ArrayList<>();
    for (int i = last; i >= 0; i = previous[i]) {
      rise.add(places.get(i));
    }
    Collections.reverse(rise);
    return rise;
  }
}
