package dev.postern.official;

/** What two SDKs are compared by. */
interface ComparedClient extends AutoCloseable {
  /** Initialises, and tells how it went. */
  String load();

  /** Whether the user {@code ann} passes. */
  boolean passes(String gate);

  /** Why. */
  String reason(String gate);

  @Override
  void close();

  static String summary(boolean isSuccess, boolean isReady, boolean isFailed) {
    return "success %s, ready %s, failed %s".formatted(isSuccess, isReady, isFailed);
  }
}
