package dev.postern.localmode.command;

import org.jspecify.annotations.Nullable;

/** Ends a command with exit code 1 and one line on standard error. */
final class CommandFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFailure(String message) {
    this(message, null);
  }

  CommandFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
