package dev.postern.localmode.command.lint;

import static dev.postern.localmode.command.lint.Severity.ERROR;
import static dev.postern.localmode.command.lint.Severity.WARNING;

import java.util.Locale;

/** The kinds of fault. */
public enum Code {
  INVALID_JSON(ERROR),
  MISSING_FIELD(ERROR),
  WRONG_TYPE(ERROR),
  DUPLICATE_NAME(ERROR),
  UNKNOWN_CONDITION_TYPE(ERROR),
  UNKNOWN_OPERATOR(ERROR),
  MISSING_OPERATOR(ERROR),
  MISSING_CONDITION(ERROR),
  UNUSED_CONDITION(WARNING),
  GATE_CYCLE(ERROR),
  UNKNOWN_GATE(ERROR),
  UNKNOWN_CONFIG(ERROR),
  UNKNOWN_EXPERIMENT(ERROR),
  UNKNOWN_GROUP(WARNING),
  UNKNOWN_LAYER(ERROR),
  UNKNOWN_ID_LIST(ERROR),
  UNREACHABLE_RULE(WARNING),
  UNCOVERED_BUCKETS(WARNING),
  OVERLAPPING_GROUPS(WARNING),
  INVALID_REGEX(ERROR),
  BACKTRACKING_REGEX(WARNING),
  IMPOSSIBLE_VERSION(ERROR),
  IMPOSSIBLE_TIME(ERROR),
  IMPOSSIBLE_NUMBER(ERROR),
  IMPOSSIBLE_LIST(ERROR),
  IMPOSSIBLE_PERCENTAGE(ERROR),
  DUPLICATE_SALT(WARNING),
  EXPIRED_TIME_WINDOW(WARNING);

  private final Severity severity;

  Code(Severity severity) {
    this.severity = severity;
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** Its name, such as {@code unknown-gate}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
