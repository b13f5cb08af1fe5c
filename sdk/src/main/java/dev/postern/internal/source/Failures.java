package dev.postern.internal.source;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Why a future failed. */
public final class Failures {
  private Failures() {}

  /** What was thrown, without what futures wrap around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while ((cause instanceof CompletionException || cause instanceof ExecutionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  /** What to tell of it. */
  public static String reason(Throwable failure) {
    Throwable cause = cause(failure);
    String message = cause.getMessage();
    return message == null ? cause.toString() : message;
  }
}
