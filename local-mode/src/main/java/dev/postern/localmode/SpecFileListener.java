package dev.postern.localmode;

/**
 * Is told what becomes of a spec file. Called on the thread that follows the file, for the first
 * version on that of {@code initialize()}; the file is not followed further before it returns. One
 * that throws is logged.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface SpecFileListener {
  /**
   * Other specs are in use.
   *
   * @param update what it was and what it is
   */
  void updated(SpecFileUpdate update);

  /**
   * The file as it is now, an overlay, or the id lists cannot be used; what was in use stays in
   * use. Called once for each reason in a row, not for each attempt.
   *
   * @param failure why, with the place
   */
  default void failed(SpecFileException failure) {}
}
