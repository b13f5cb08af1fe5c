package dev.postern.localmode;

import static java.util.Objects.requireNonNull;

import dev.postern.SpecEntity;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Which entities are different between two spec files. Immutable.
 *
 * <p>An entity is changed when its JSON is, but for white space, or that of a condition that its
 * rules name. What a change means for users is not told.
 *
 * @param added in the later file only, in its order
 * @param removed in the earlier file only, in its order
 * @param changed in both, but not the same, in the order of the later file
 * @since 0.1.0
 */
public record SpecDiff(List<Entity> added, List<Entity> removed, List<Entity> changed) {
  /**
   * A gate, config, experiment, layer or parameter store.
   *
   * @param kind what it is
   * @param name its name
   */
  public record Entity(SpecEntity.Kind kind, String name) {
    /**
     * Checks the components.
     *
     * @param kind what it is
     * @param name its name
     */
    public Entity {
      requireNonNull(kind, "kind is null");
      requireNonNull(name, "name is null");
    }

    @Override
    public String toString() {
      return kind.wireName() + " " + name;
    }
  }

  /**
   * Copies the lists.
   *
   * @param added in the later file only, in its order
   * @param removed in the earlier file only, in its order
   * @param changed in both, but not the same, in the order of the later file
   */
  public SpecDiff {
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    changed = List.copyOf(changed);
  }

  /**
   * The difference between two spec files, each in either form.
   *
   * @param before the whole of the earlier file
   * @param after the whole of the later file
   * @return what is different
   * @throws SpecFileException if one of them is not JSON
   */
  public static SpecDiff between(byte[] before, byte[] after) {
    return between(SpecScan.of(before).entities(), SpecScan.of(after).entities());
  }

  static SpecDiff between(Map<Entity, Long> before, Map<Entity, Long> after) {
    return new SpecDiff(
        after.keySet().stream().filter(entity -> !before.containsKey(entity)).toList(),
        before.keySet().stream().filter(entity -> !after.containsKey(entity)).toList(),
        after.keySet().stream()
            .filter(before::containsKey)
            .filter(entity -> !Objects.equals(after.get(entity), before.get(entity)))
            .toList());
  }

  /** {@return whether nothing is different} */
  public boolean isEmpty() {
    return added.isEmpty() && removed.isEmpty() && changed.isEmpty();
  }

  @Override
  public String toString() {
    return "%d added, %d removed, %d changed"
        .formatted(added.size(), removed.size(), changed.size());
  }
}
