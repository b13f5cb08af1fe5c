package dev.postern.internal.evaluate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The answers that come before all rules. Immutable: a change makes another table, so that a check
 * reads it without a lock.
 */
public final class OverrideTable {
  /** No overrides. */
  public static final OverrideTable EMPTY = new OverrideTable(Map.of());

  private final Map<Key, List<Entry>> entries;

  private OverrideTable(Map<Key, List<Entry>> entries) {
    this.entries = entries;
  }

  /** What is given instead: a gate's boolean, parameters, or the name of a group. */
  public sealed interface Value {
    /** A gate's value. */
    record Flag(boolean value) implements Value {}

    /** Parameters. */
    record Parameters(Map<String, ? extends @Nullable Object> values) implements Value {}

    /** The parameters of an experiment's group. */
    record Group(String name) implements Value {}
  }

  /**
   * An override of one name.
   *
   * @param whom the users that it is for
   * @param level how many tables lie below the one that it is in
   * @param usage of this override, in whichever table it is
   */
  public record Entry(OverrideMatch whom, Value value, int level, Usage usage) {
    Entry at(int newLevel) {
      return new Entry(whom, value, newLevel, usage);
    }
  }

  /** Whether an override has answered. */
  public static final class Usage {
    private volatile boolean wasRead;

    /** Whether it has. */
    public boolean wasRead() {
      return wasRead;
    }

    /** Written once, so that checks on many threads do not contend. */
    private void read() {
      if (!wasRead) {
        wasRead = true;
      }
    }
  }

  private record Key(EntityKind kind, String name) {}

  /** Takes overrides one by one. */
  public interface Visitor {
    /** Takes the override of a name. */
    void visit(EntityKind kind, String name, Entry entry);
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** The table with an override more; it replaces one of the same name for the same users. */
  public OverrideTable with(EntityKind kind, String name, OverrideMatch whom, Value value) {
    return changed(
        new Key(kind, name),
        old -> {
          List<Entry> changed = without(old, whom);
          changed.add(new Entry(whom, value, 0, new Usage()));
          return changed;
        });
  }

  /** The table without any override of a name. */
  public OverrideTable without(EntityKind kind, String name) {
    return changed(new Key(kind, name), old -> List.of());
  }

  /** The table without the override of a name for some users. */
  public OverrideTable without(EntityKind kind, String name, OverrideMatch whom) {
    return changed(new Key(kind, name), old -> without(old, whom));
  }

  /** This table with another one laid over it: where that one answers, this one does not. */
  public OverrideTable under(OverrideTable upper) {
    if (upper.isEmpty() || isEmpty()) {
      return isEmpty() ? upper : this;
    }
    Map<Key, List<Entry>> merged = new HashMap<>(entries);
    upper.entries.forEach(
        (key, above) -> {
          List<Entry> list = new ArrayList<>(merged.getOrDefault(key, List.of()));
          int level = list.isEmpty() ? 0 : list.get(list.size() - 1).level() + 1;
          above.forEach(entry -> list.add(entry.at(level)));
          merged.put(key, List.copyOf(list));
        });
    return new OverrideTable(merged);
  }

  /**
   * The override that counts for a user: in the uppermost table that answers, the one that names
   * the user most closely and, of equals, was set last. Null when there is none.
   */
  public @Nullable Entry find(EntityKind kind, String name, Subject user) {
    List<Entry> candidates = entries.get(new Key(kind, name));
    if (candidates == null) {
      return null;
    }
    Entry best = null;
    int strongest = OverrideMatch.NO_MATCH;
    for (Entry entry : candidates) {
      int strength = entry.whom().strength(user);
      boolean isAbove = best != null && entry.level() > best.level();
      if (strength > OverrideMatch.NO_MATCH && (isAbove || strength >= strongest)) {
        best = entry;
        strongest = strength;
      }
    }
    if (best != null) {
      best.usage().read();
    }
    return best;
  }

  /** Shows all overrides, those of one name from the lowest to the uppermost. */
  public void forEach(Visitor visitor) {
    entries.forEach(
        (key, list) -> list.forEach(entry -> visitor.visit(key.kind(), key.name(), entry)));
  }

  private static List<Entry> without(List<Entry> entries, OverrideMatch whom) {
    List<Entry> rest = new ArrayList<>(entries);
    rest.removeIf(entry -> entry.whom().equals(whom));
    return rest;
  }

  private OverrideTable changed(Key key, Function<List<Entry>, List<Entry>> change) {
    Map<Key, List<Entry>> changed = new HashMap<>(entries);
    List<Entry> list = List.copyOf(change.apply(entries.getOrDefault(key, List.of())));
    if (list.isEmpty()) {
      changed.remove(key);
    } else {
      changed.put(key, list);
    }
    return changed.isEmpty() ? EMPTY : new OverrideTable(changed);
  }
}
