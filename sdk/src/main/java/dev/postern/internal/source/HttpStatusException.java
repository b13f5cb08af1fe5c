package dev.postern.internal.source;

import java.io.IOException;
import java.util.Set;

/** An answer whose status says that there is nothing. */
public final class HttpStatusException extends IOException {
  private static final long serialVersionUID = 1;
  private static final Set<Integer> FINAL = Set.of(400, 403, 405, 413, 429, 501);

  private final int status;

  /** An answer of this status. */
  public HttpStatusException(int status) {
    super("HTTP status " + status);
    this.status = status;
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** Whether asking again may help. */
  public boolean isRetryable() {
    return !FINAL.contains(status);
  }
}
