package dev.postern;

/**
 * How much a client tells of itself.
 *
 * @since 0.1.0
 */
public final class OutputLogger {
  private OutputLogger() {}

  /** The levels, each with all that come before it. */
  public enum LogLevel {
    /** Nothing at all. */
    NONE(0),
    /** What must be mended. */
    ERROR(1),
    /** What goes wrong but is coped with; the default. */
    WARN(2),
    /** What changes, such as the source of the specs. */
    INFO(3),
    /** Every step. */
    DEBUG(4);

    private final int value;

    LogLevel(int value) {
      this.value = value;
    }

    /** {@return 0 for {@link #NONE} to 4 for {@link #DEBUG}} */
    public int getValue() {
      return value;
    }

    /** {@return the name of the level} */
    public String getLevelString() {
      return name();
    }
  }
}
