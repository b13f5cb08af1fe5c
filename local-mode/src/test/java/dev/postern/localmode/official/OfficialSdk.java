package dev.postern.localmode.official;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An official SDK that has its specs from a server, and asks for one user after the other. */
public interface OfficialSdk extends AutoCloseable {
  /** Whom the next questions are about, in the JSON form of users. */
  void user(Map<String, @Nullable Object> fields);

  /** Asks for a gate. */
  OfficialAnswer gate(String name);

  /** Asks for a dynamic config. */
  OfficialAnswer config(String name);

  /** Asks for an experiment. */
  OfficialAnswer experiment(String name);

  /** Asks for a layer. */
  OfficialAnswer layer(String name);

  /**
   * Begins to send what there is to send, and tells whether the SDK can do so before its end. One
   * that can loses what it is still sending when it is shut down.
   */
  boolean flush();

  /** Ends it. */
  @Override
  void close();
}
