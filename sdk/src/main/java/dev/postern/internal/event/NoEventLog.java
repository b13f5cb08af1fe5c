package dev.postern.internal.event;

import dev.postern.EventLogStatus;
import dev.postern.StatsigUser;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.store.SpecSnapshot;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** For a client that logs nothing. */
final class NoEventLog implements EventLog {
  @Override
  public void exposure(Cause cause, StatsigUser user, Evaluation evaluation, SpecSnapshot specs) {}

  @Override
  public void parameterExposure(
      Cause cause, StatsigUser user, Evaluation layer, SpecSnapshot specs, String parameter) {}

  @Override
  public void banditExposure(
      StatsigUser user, Evaluation bandit, SpecSnapshot specs, String ruleId) {}

  @Override
  public void notExposed(Evaluation evaluation) {}

  @Override
  public void notExposed(String name) {}

  @Override
  public void custom(
      StatsigUser user,
      String name,
      @Nullable Object value,
      @Nullable Map<String, String> metadata) {}

  @Override
  public void identify(StatsigUser user) {}

  @Override
  public CompletableFuture<Void> flush() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<Void> shutdown() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void diagnostics(String context, String markers) {}

  @Override
  public EventLogStatus status() {
    return new EventLogStatus(0, 0, List.of());
  }
}
