package dev.postern;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An observability client that can do nothing. */
final class ThrowingMetrics implements ObservabilityClient {
  @Override
  public void init() {
    throw new IllegalStateException("init");
  }

  @Override
  public void increment(String name, double value, @Nullable Map<String, String> tags) {
    throw new IllegalStateException(name);
  }

  @Override
  public void gauge(String name, double value, @Nullable Map<String, String> tags) {
    throw new IllegalStateException(name);
  }

  @Override
  public void dist(String name, double value, @Nullable Map<String, String> tags) {
    throw new IllegalStateException(name);
  }

  @Override
  public void error(String tag, String error) {
    throw new IllegalStateException(tag);
  }
}
