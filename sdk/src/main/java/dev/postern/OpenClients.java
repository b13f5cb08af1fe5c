package dev.postern;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * Clients of this JVM that were initialised and not shut down; one that nobody holds is forgotten.
 */
final class OpenClients {
  private static final Set<Statsig> OPEN =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private OpenClients() {}

  static void add(Statsig client) {
    OPEN.add(client);
  }

  static void remove(Statsig client) {
    OPEN.remove(client);
  }

  static Set<Statsig> all() {
    synchronized (OPEN) {
      return Set.copyOf(OPEN);
    }
  }
}
