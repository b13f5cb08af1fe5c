package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.log.ClientLog;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Those who want to know what a client does. Thread-safe. */
final class SdkListeners {
  private final Topic<FeatureGate> gates;
  private final Topic<DynamicConfig> dynamicConfigs;
  private final Topic<Experiment> experiments;
  private final Topic<Layer> layers;
  private final Topic<ParameterStore> parameterStores;
  private final Topic<ParameterMismatch> mismatches;
  private final Topic<SpecsUpdated> specs;

  SdkListeners(ClientLog log) {
    gates = new Topic<>(log);
    dynamicConfigs = new Topic<>(log);
    experiments = new Topic<>(log);
    layers = new Topic<>(log);
    parameterStores = new Topic<>(log);
    mismatches = new Topic<>(log);
    specs = new Topic<>(log);
  }

  Topic<FeatureGate> gates() {
    return gates;
  }

  Topic<DynamicConfig> dynamicConfigs() {
    return dynamicConfigs;
  }

  Topic<Experiment> experiments() {
    return experiments;
  }

  Topic<Layer> layers() {
    return layers;
  }

  Topic<ParameterStore> parameterStores() {
    return parameterStores;
  }

  Topic<ParameterMismatch> mismatches() {
    return mismatches;
  }

  Topic<SpecsUpdated> specs() {
    return specs;
  }

  /** One thing that can happen. A listener that throws is logged, and the others are still told. */
  static final class Topic<T> {
    private final List<Entry<T>> entries = new CopyOnWriteArrayList<>();
    private final ClientLog log;

    Topic(ClientLog log) {
      this.log = log;
    }

    boolean isHeard() {
      return !entries.isEmpty();
    }

    Subscription add(Consumer<? super T> listener) {
      Entry<T> entry = new Entry<>(requireNonNull(listener, "listener is null"));
      entries.add(entry);
      return () -> entries.remove(entry);
    }

    void tell(T news) {
      for (Entry<T> entry : entries) {
        try {
          entry.listener.accept(news);
        } catch (RuntimeException broken) {
          log.warn("A listener failed: " + broken);
        }
      }
    }
  }

  /** A listener as it was added once: the same one may be added again. */
  private static final class Entry<T> {
    private final Consumer<? super T> listener;

    Entry(Consumer<? super T> listener) {
      this.listener = listener;
    }
  }
}
