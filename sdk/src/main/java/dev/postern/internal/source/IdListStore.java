package dev.postern.internal.source;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.evaluate.IdLists;
import dev.postern.spi.IdListReceiver;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Holds the id lists in use: one reference, swapped whole, so that a reader takes no lock and never
 * sees half of an update. Thread-safe.
 */
public final class IdListStore implements IdLists, IdListReceiver {
  private volatile Map<String, HeldIdList> lists = Map.of();

  /** A store without lists. */
  public IdListStore() {}

  @Override
  public boolean contains(String list, String id) {
    HeldIdList held = lists.get(list);
    return held != null && held.ids().contains(IdHash.of(id));
  }

  /** How many ids each list has, by name. */
  public Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new TreeMap<>();
    lists.forEach((name, list) -> sizes.put(name, list.ids().size()));
    return sizes;
  }

  @Override
  public void replace(String list, Stream<String> ids) {
    IdSet.Editor set = IdSet.EMPTY.edit();
    ids.forEachOrdered(id -> set.add(IdHash.of(id)));
    put(list, set.done());
  }

  @Override
  public void replaceHashed(String list, Stream<String> lines) {
    IdSet.Editor set = IdSet.EMPTY.edit();
    lines.forEachOrdered(line -> IdListLines.apply(line, set));
    put(list, set.done());
  }

  @Override
  public void remove(String list) {
    change(
        copy -> {
          copy.remove(list);
          return copy;
        });
  }

  /** The lists of this moment. Unmodifiable. */
  Map<String, HeldIdList> held() {
    return lists;
  }

  /** Swaps all lists. */
  void use(Map<String, HeldIdList> newLists) {
    change(old -> newLists);
  }

  private void put(String list, IdSet ids) {
    requireNonNull(list, "list is null");
    change(
        copy -> {
          copy.put(list, HeldIdList.of(ids));
          return copy;
        });
  }

  private synchronized void change(UnaryOperator<Map<String, HeldIdList>> change) {
    lists = Map.copyOf(change.apply(new HashMap<>(lists)));
  }
}
