package dev.postern.internal.source;

import dev.postern.CompiledSpecFile;
import dev.postern.SpecFormatException;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.internal.store.SpecStore;
import dev.postern.internal.store.SpecStore.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Measures how specs are got from one place. Thread-safe. */
final class SpecMetrics {
  private final Metrics metrics;
  private final SpecStore store;
  private final InstantSource clock;
  private final String place;

  /**
   * Metrics of one place.
   *
   * @param place what the tags call it, such as {@code https://api.statsigcdn.com/v2}
   */
  SpecMetrics(Metrics metrics, SpecStore store, InstantSource clock, String place) {
    this.metrics = metrics;
    this.store = store;
    this.clock = clock;
    this.place = place;
  }

  /** The same of another place. */
  SpecMetrics of(String otherPlace) {
    return new SpecMetrics(metrics, store, clock, otherPlace);
  }

  /** Measures a sync without the network, well or not. */
  void synced(long started) {
    tell(started, "plain_text", false, "", true);
  }

  /** Measures a sync over the network. */
  void downloaded(long started, @Nullable Throwable failure) {
    Throwable cause = failure == null ? null : Failures.cause(failure);
    boolean isNetwork = cause instanceof NetworkFailure;
    String message = cause == null ? "" : Failures.reason(cause);
    tell(started, isNetwork ? "unknown" : "json", !isNetwork, message, cause == null);
    if (cause instanceof NetworkFailure network) {
      String kind = network.mayRetry() ? "RetriesExhausted" : "RequestNotRetryable";
      metrics.error("NetworkClient", kind, message);
    } else if (cause != null) {
      metrics.error("SpecStore", "JsonParseError", message);
    }
  }

  private void tell(
      long started, String format, boolean isNetworkSuccess, String error, boolean isProcessed) {
    metrics.dist(
        "config_sync_overall.latency",
        clock.millis() - started,
        Map.of(
            "source_api",
            place,
            "format",
            format,
            "error",
            error,
            "network_success",
            String.valueOf(isNetworkSuccess),
            "process_success",
            String.valueOf(isProcessed),
            "deltas_used",
            "false"));
  }

  /** The intake, with what becomes of specs counted. */
  SpecIntake counted(SpecIntake intake) {
    return new SpecIntake() {
      @Override
      public Outcome take(String source, boolean isOrdered, InputStream specs)
          throws IOException, SpecFormatException {
        SpecSnapshot before = store.snapshot();
        Outcome outcome = intake.take(source, isOrdered, specs);
        if (outcome == Outcome.NO_UPDATE) {
          metrics.increment("config_no_update", Map.of("source", source, "source_api", place));
        } else if (outcome == Outcome.APPLIED && !before.isLoading()) {
          propagated(source, before);
        }
        return outcome;
      }

      @Override
      public void take(String source, CompiledSpecFile specs) {
        intake.take(source, specs);
      }
    };
  }

  private void propagated(String source, SpecSnapshot before) {
    long time = store.snapshot().catalog().time();
    Map<String, String> tags = new HashMap<>();
    tags.put("source", source);
    tags.put("source_api", place);
    tags.put("response_format", "JSON");
    tags.put("lcut", String.valueOf(time));
    tags.put("prev_lcut", String.valueOf(before.catalog().time()));
    metrics.dist("config_propagation_diff", clock.millis() - time, tags);
  }
}
