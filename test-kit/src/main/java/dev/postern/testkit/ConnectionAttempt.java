package dev.postern.testkit;

import java.util.List;

/**
 * A connection that is about to be made to another machine, or a datagram, or a look-up.
 *
 * @param what and whereto, in words
 * @param stack of the thread, the innermost call first
 */
record ConnectionAttempt(String what, Thread thread, List<StackTraceElement> stack) {
  /** What runs a test, and so stands on the stack of no thread but the test's own. */
  private static final List<String> RUNNERS =
      List.of(
          "org.junit.platform.engine.support.hierarchical.",
          "org.junit.runners.",
          "org.testng.internal.");

  private static final List<String> SHARED_WORK = List.of("java.util.concurrent.ForkJoin");

  private static final List<String> PLATFORM = List.of("java.", "javax.", "jdk.", "sun.");

  /** Who asks whether a connection may be made, and the client under test. */
  private static final List<String> OWN =
      List.of(
          NetworkGuard.class.getName(),
          NetworkAgent.class.getName(),
          ConnectionAttempt.class.getName(),
          "dev.postern.internal.");

  /** One of the current thread. */
  static ConnectionAttempt now(String what) {
    Thread current = Thread.currentThread();
    return new ConnectionAttempt(what, current, List.of(current.getStackTrace()));
  }

  /** Whether its thread runs a test from the ground up. */
  boolean isOfATestThread() {
    return stack.stream().anyMatch(call -> startsWith(RUNNERS, call));
  }

  /**
   * Whether it comes from a part of work that threads share, such as a parallel stream: a test's
   * thread that waits for another test may do such a part for it.
   */
  boolean isOfSharedWork() {
    return stack.stream()
        .filter(call -> startsWith(RUNNERS, call) || startsWith(SHARED_WORK, call))
        .findFirst()
        .filter(call -> startsWith(SHARED_WORK, call))
        .isPresent();
  }

  /** Whether code of a class, or of one within or around it, makes it. */
  boolean comesFrom(String className) {
    String file = topLevel(className);
    return stack.stream().anyMatch(call -> topLevel(call.getClassName()).equals(file));
  }

  /** What tests are told. */
  String message(int tests) {
    String whose =
        tests == 1
            ? ""
            : " Its thread \"%s\" belongs to no test; %d were running, and each is told."
                .formatted(thread.getName(), tests);
    return "A %s was stopped, from %s.%s Use a server on loopback, or allow it: @Lenient(Strictness.REAL_NETWORK)."
        .formatted(what, caller(), whose);
  }

  private String caller() {
    return stack.stream()
        .filter(call -> !startsWith(PLATFORM, call) && !startsWith(OWN, call))
        .findFirst()
        .map(StackTraceElement::toString)
        .orElse("a thread of a client, \"%s\"".formatted(thread.getName()));
  }

  private static boolean startsWith(List<String> prefixes, StackTraceElement call) {
    return prefixes.stream().anyMatch(call.getClassName()::startsWith);
  }

  private static String topLevel(String className) {
    int inner = className.indexOf('$');
    return inner < 0 ? className : className.substring(0, inner);
  }
}
