package dev.postern.internal.source;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.evaluate.IdLists;
import dev.postern.spi.IdListReceiver;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
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
    ids.forEachOrdered(new Ids(set));
    put(list, set.done());
  }

  @Override
  public void replaceHashed(String list, Stream<String> lines) {
    IdSet.Editor set = IdSet.EMPTY.edit();
    lines.forEachOrdered(new Lines(set));
    put(list, set.done());
  }

  @Override
  public synchronized void remove(String list) {
    Map<String, HeldIdList> copy = new HashMap<>(lists);
    copy.remove(list);
    lists = Map.copyOf(copy);
  }

  /** The lists of this moment. Unmodifiable. */
  Map<String, HeldIdList> held() {
    return lists;
  }

  /** Swaps all lists. */
  synchronized void use(Map<String, HeldIdList> newLists) {
    lists = Map.copyOf(newLists);
  }

  private synchronized void put(String list, IdSet ids) {
    requireNonNull(list, "list is null");
    Map<String, HeldIdList> copy = new HashMap<>(lists);
    copy.put(list, HeldIdList.of(ids));
    lists = Map.copyOf(copy);
  }

  /** Takes ids. */
  private record Ids(IdSet.Editor set) implements Consumer<String> {
    @Override
    public void accept(String id) {
      set.add(IdHash.of(id));
    }
  }

  /** Takes lines of Statsig's files. */
  private record Lines(IdSet.Editor set) implements Consumer<String> {
    @Override
    public void accept(String line) {
      IdListLines.apply(line, set);
    }
  }
}
