package dev.postern.testkit.junit;

import dev.postern.Statsig;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.WeakHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Fails a test class that leaves a thread of a client behind: one that was not shut down. When all
 * tests are over, it fails their run if a client is still open, with threads or without, such as
 * that of a {@link dev.postern.testkit.StatsigTestKit}. Put it on a class with
 * {@code @ExtendWith(LeakCheck.class)}, or on all of them by JUnit's automatic registration.
 * Threads that were there before are not looked at; with classes that run at the same time it
 * belongs on all of them or on none. Nor are clients that were open before the first class that has
 * it.
 *
 * @since 0.1.0
 */
public final class LeakCheck implements BeforeAllCallback, AfterAllCallback {
  private static final ExtensionContext.Namespace OWN =
      ExtensionContext.Namespace.create(LeakCheck.class);

  private static final String THREADS = "postern";
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(3);

  /** Makes the check; JUnit does so. */
  public LeakCheck() {}

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getStore(OWN).put(context.getUniqueId(), threads());
    context.getRoot().getStore(OWN).getOrComputeIfAbsent(AtTheEnd.class);
  }

  /** JUnit closes it when all tests are over. */
  private static final class AtTheEnd implements AutoCloseable {
    private final Set<Statsig> before = Collections.newSetFromMap(new WeakHashMap<>());

    AtTheEnd() {
      before.addAll(Statsig.openClients());
    }

    @Override
    public void close() {
      List<String> left =
          Statsig.openClients().stream()
              .filter(client -> !before.contains(client))
              .map(client -> client.status().source())
              .sorted()
              .toList();
      if (!left.isEmpty()) {
        throw new AssertionError(
            "All tests are over, and clients are still open: %d. Where their specs come from: %s. Close each: try (Statsig statsig = …), or try (StatsigTestKit kit = …)."
                .formatted(left.size(), String.join(", ", left)));
      }
    }
  }

  /** Threads that are ending get a moment to do so. */
  @Override
  public void afterAll(ExtensionContext context) {
    Set<?> before = context.getStore(OWN).get(context.getUniqueId(), Set.class);
    Set<String> left = leftSince(before);
    long end = System.nanoTime() + PATIENCE;
    while (!left.isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
      left = leftSince(before);
    }
    if (!left.isEmpty()) {
      throw new AssertionError(
          "%s has left a client open, whose threads still run: %s. Close it, or shut it down."
              .formatted(context.getDisplayName(), String.join(", ", left)));
    }
  }

  private static Set<String> leftSince(Set<?> before) {
    Set<String> left = threads();
    left.removeAll(before);
    return left;
  }

  private static Set<String> threads() {
    Set<String> found = new TreeSet<>();
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().startsWith(THREADS)) {
        found.add(thread.getName() + " #" + thread.getId());
      }
    }
    return found;
  }
}
