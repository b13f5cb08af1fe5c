package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.StatsigUser;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.store.SpecSnapshot;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes what there is to log. Thread-safe; never throws, never waits. */
public interface EventLog {
  /** Logs nothing. */
  EventLog NONE = new NoEventLog();

  /** Why there is an exposure. */
  enum Cause {
    /** The caller asked for the answer. */
    CHECK,
    /** The caller says that the answer was used. */
    MANUAL,
    /** A parameter store refers to it. */
    REFERENCE
  }

  /** Logs that a user got an answer of a gate, config or experiment, unless it is a repeat. */
  void exposure(Cause cause, StatsigUser user, Evaluation evaluation, SpecSnapshot specs);

  /** Logs that a user got a parameter of a layer, unless it is a repeat. */
  void parameterExposure(
      Cause cause, StatsigUser user, Evaluation layer, SpecSnapshot specs, String parameter);

  /** Logs that a user was shown a group of a contextual bandit. */
  void banditExposure(StatsigUser user, Evaluation bandit, SpecSnapshot specs, String ruleId);

  /** Counts an answer for which the caller wants no exposure. */
  void notExposed(Evaluation evaluation);

  /** Counts a question that has no exposure of its own. */
  void notExposed(String name);

  /** Logs an event of the application; the value is a String, a Double or null. */
  void custom(
      StatsigUser user,
      String name,
      @Nullable Object value,
      @Nullable Map<String, String> metadata);

  /** Logs that there is such a user. */
  void identify(StatsigUser user);

  /** Sends what is queued; completes normally when that has been tried. */
  CompletableFuture<Void> flush();

  /** Sends what is queued, within a limit of time, and stops sending by itself. */
  CompletableFuture<Void> shutdown();

  /** Logs what happened inside the client: JSON of what was done when. */
  void diagnostics(String context, String markers);

  /** What has become of all that was logged. */
  EventLogStatus status();
}
