package dev.postern.internal.net;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer, of whatever status.
 *
 * @param headers names in lower case
 * @param body decompressed; all of it is there, so that reading it waits for nothing; to be closed
 *     by the caller
 */
public record HttpAnswer(int status, Map<String, List<String>> headers, InputStream body) {
  /** Whether the status is one of 200 to 299. */
  public boolean isSuccess() {
    return status / 100 == 2;
  }

  /** The first value of a header, whose name is given in lower case. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
