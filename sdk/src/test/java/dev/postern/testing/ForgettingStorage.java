package dev.postern.testing;

import dev.postern.PersistentStorage;
import dev.postern.StickyValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keeps nothing, and writes down what is to be forgotten. */
public final class ForgettingStorage implements PersistentStorage {
  private final List<String> deleted = new ArrayList<>();

  public List<String> deleted() {
    return List.copyOf(deleted);
  }

  @Override
  public Map<String, StickyValues> load(String key) {
    return Map.of();
  }

  @Override
  public void save(String key, String configName, StickyValues data) {}

  @Override
  public void delete(String key, String configName) {
    deleted.add(key + " " + configName);
  }
}
