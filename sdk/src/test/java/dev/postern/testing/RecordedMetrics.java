package dev.postern.testing;

import dev.postern.ObservabilityClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Metrics as text, {@code NAME VALUE TAGS} with tags sorted. Thread-safe. */
public final class RecordedMetrics implements ObservabilityClient {
  private final List<String> told = new ArrayList<>();
  private final boolean isDetailed;

  public RecordedMetrics() {
    this(false);
  }

  /** With tags of many values, or without. */
  public RecordedMetrics(boolean isDetailed) {
    this.isDetailed = isDetailed;
  }

  /** What was told since the last time. */
  public synchronized List<String> told() {
    List<String> since = List.copyOf(told);
    told.clear();
    return since;
  }

  /** What was told of one metric, of whatever else there was. */
  public List<String> told(String name) {
    return told().stream().filter(line -> line.startsWith("statsig.sdk." + name + " ")).toList();
  }

  @Override
  public void init() {
    add("init");
  }

  @Override
  public void increment(String name, double value, @Nullable Map<String, String> tags) {
    add(name + " " + value + " " + new TreeMap<>(tags == null ? Map.of() : tags));
  }

  @Override
  public void gauge(String name, double value, @Nullable Map<String, String> tags) {
    increment(name, value, tags);
  }

  @Override
  public void dist(String name, double value, @Nullable Map<String, String> tags) {
    increment(name, value, tags);
  }

  @Override
  public void error(String tag, String error) {
    add("error " + tag + " " + error);
  }

  @Override
  public boolean shouldEnableHighCardinalityForThisTag(String tag) {
    return isDetailed;
  }

  private synchronized void add(String line) {
    told.add(line);
  }
}
