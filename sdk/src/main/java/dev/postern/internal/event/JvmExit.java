package dev.postern.internal.event;

import org.jspecify.annotations.Nullable;

/** What is still to be done when the JVM ends. */
final class JvmExit {
  private JvmExit() {}

  /** Has something done when the JVM ends; null when it is ending already. */
  static @Nullable Thread add(Runnable last) {
    Thread hook = new Thread(last, "postern-exit");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      return hook;
    } catch (IllegalStateException ending) {
      return null;
    }
  }

  /** Does without it; null is nothing to do. */
  static void remove(@Nullable Thread hook) {
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException ending) {
      return;
    }
  }
}
