package dev.postern.internal.net;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.CompletionException;

/** Says why there is no answer, in words that may be shown to anybody. */
final class HttpFailures {
  private HttpFailures() {}

  /**
   * The failure with a message that has no key in it, and therefore without its causes, of which
   * the message names the first.
   */
  static IOException describe(Throwable failure, String sdkKey) {
    Throwable known = failure instanceof CompletionException ? cause(failure) : failure;
    String text = text(known);
    Throwable root = root(known);
    String why = root == known ? text : text + " (" + text(root) + ")";
    return new IOException(Secrets.mask(why, sdkKey));
  }

  private static String text(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof UnresolvedAddressException) {
      return "the host is unknown";
    }
    if (message == null) {
      return failure instanceof ConnectException
          ? "no connection"
          : failure.getClass().getSimpleName();
    }
    return message;
  }

  private static Throwable cause(Throwable failure) {
    Throwable cause = failure.getCause();
    return cause == null ? failure : cause;
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure.getCause();
    Throwable root = failure;
    for (int depth = 0; cause != null && depth < 20; depth++) {
      root = cause;
      cause = cause.getCause();
    }
    return root;
  }
}
