package dev.postern.internal.event;

import dev.postern.internal.json.JsonText;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** How often each name was asked for without an exposure, since that was last told. Thread-safe. */
final class NonExposedCounts {
  private static final long TAKEN = -1;

  private final Map<String, AtomicLong> counts = new ConcurrentHashMap<>();

  void add(String name) {
    AtomicLong count = counts.computeIfAbsent(name, any -> new AtomicLong());
    while (!increment(count)) {
      counts.remove(name, count);
      count = counts.computeIfAbsent(name, any -> new AtomicLong());
    }
  }

  /** How many names there are. */
  int size() {
    return counts.size();
  }

  /** The counts as a JSON object, from which they start anew; null when there are none. */
  @Nullable String take() {
    Map<String, Object> taken = new TreeMap<>();
    counts.forEach(
        (name, count) -> {
          long number = count.getAndSet(TAKEN);
          counts.remove(name, count);
          if (number > 0) {
            taken.put(name, number);
          }
        });
    return taken.isEmpty() ? null : JsonText.of(taken);
  }

  /** A counter that has been taken does not count any more; the next one does. */
  private static boolean increment(AtomicLong count) {
    long number = count.get();
    while (number != TAKEN && !count.compareAndSet(number, number + 1)) {
      number = count.get();
    }
    return number != TAKEN;
  }
}
