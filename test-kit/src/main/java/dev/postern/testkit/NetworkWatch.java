package dev.postern.testkit;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A test that runs, and may forbid connections to other machines. */
final class NetworkWatch {
  /** Those that run; a test that never ends its kit is forgotten with it. */
  private static final Set<NetworkWatch> RUNNING =
      Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

  private static final AtomicLong BEGUN = new AtomicLong();

  private final Violations violations;
  private final @Nullable String testClass;
  private volatile long number;
  private volatile @Nullable Thread thread;

  NetworkWatch(Violations violations, @Nullable Class<?> testClass) {
    this.violations = violations;
    this.testClass = testClass == null ? null : testClass.getName();
  }

  /** Begins to watch, for a test on this thread. */
  void begin() {
    number = BEGUN.incrementAndGet();
    thread = Thread.currentThread();
    NetworkGuard.install();
    RUNNING.add(this);
  }

  /** The tests that a connection may be of, and that forbid it. */
  static List<NetworkWatch> forbidding(ConnectionAttempt attempt) {
    return whose(attempt, running()).stream()
        .filter(it -> it.violations.forbids(Strictness.REAL_NETWORK))
        .toList();
  }

  /**
   * That of its thread, else those of whose class there is code on its stack, else all. None if its
   * thread runs a test without a kit.
   */
  private static List<NetworkWatch> whose(ConnectionAttempt attempt, List<NetworkWatch> running) {
    List<NetworkWatch> ofThread =
        running.stream().filter(it -> it.thread == attempt.thread()).toList();
    if (!ofThread.isEmpty()) {
      return ofThread.subList(ofThread.size() - 1, ofThread.size());
    }
    List<NetworkWatch> ofStack = running.stream().filter(it -> it.isIn(attempt)).toList();
    if (attempt.isOfATestThread() && (ofStack.isEmpty() || !attempt.isOfSharedWork())) {
      return List.of();
    }
    return ofStack.isEmpty() ? running : ofStack;
  }

  void tell(String message) {
    violations.add(Strictness.REAL_NETWORK, message);
  }

  void end() {
    RUNNING.remove(this);
    thread = null;
  }

  private boolean isIn(ConnectionAttempt attempt) {
    return testClass != null && attempt.comesFrom(testClass);
  }

  private static List<NetworkWatch> running() {
    synchronized (RUNNING) {
      return RUNNING.stream().sorted(Comparator.comparingLong(it -> it.number)).toList();
    }
  }
}
