package dev.postern;

/**
 * Takes what a client logs, in place of SLF4J. Called from any thread; what it throws is ignored.
 *
 * @since 0.1.0
 */
public interface OutputLoggerProvider {
  /** Called once, when the client is made. */
  void init();

  /**
   * Takes a step that went as it should.
   *
   * @param tag what it is about
   * @param message what happened
   */
  void debug(String tag, String message);

  /**
   * Takes a change of state.
   *
   * @param tag what it is about
   * @param message what happened
   */
  void info(String tag, String message);

  /**
   * Takes something that went wrong but is coped with.
   *
   * @param tag what it is about
   * @param message what happened
   */
  void warn(String tag, String message);

  /**
   * Takes something that must be mended.
   *
   * @param tag what it is about
   * @param message what happened
   */
  void error(String tag, String message);

  /** Called once, when the client shuts down; nothing is logged after it. */
  void shutdown();
}
