package dev.postern.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import dev.postern.spi.EventSink;
import dev.postern.spi.LoggedEvent;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Keeps the batches that it gets, and answers as a test says: well, unless told otherwise. */
public final class EventCollector implements EventSink.Batched {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<EventBatch> attempts = new ArrayList<>();
  private final List<EventBatch> taken = new ArrayList<>();
  private final Deque<CompletableFuture<Void>> answers = new ArrayDeque<>();
  private CompletableFuture<Void> usual = CompletableFuture.completedFuture(null);
  private boolean isClosed;

  @Override
  public String name() {
    return "collector";
  }

  @Override
  public synchronized CompletableFuture<Void> deliver(EventBatch batch) {
    CompletableFuture<Void> answer = answers.isEmpty() ? usual : answers.poll();
    attempts.add(batch);
    return answer.thenRun(() -> take(batch));
  }

  @Override
  public synchronized void close() {
    isClosed = true;
  }

  public synchronized boolean isClosed() {
    return isClosed;
  }

  /** Answers the next batches like this, in order. */
  public synchronized EventCollector next(CompletableFuture<Void> answer, int times) {
    for (int i = 0; i < times; i++) {
      answers.add(answer);
    }
    return this;
  }

  /** Answers batches for which no answer is planned like this from now on. */
  public synchronized void always(CompletableFuture<Void> answer) {
    usual = answer;
  }

  public static CompletableFuture<Void> well() {
    return CompletableFuture.completedFuture(null);
  }

  public static CompletableFuture<Void> failing() {
    return CompletableFuture.failedFuture(DeliveryException.retryable("out of order"));
  }

  public static CompletableFuture<Void> refusing() {
    return CompletableFuture.failedFuture(DeliveryException.refused("never"));
  }

  /** Every batch at every attempt. */
  public synchronized List<EventBatch> attempts() {
    return List.copyOf(attempts);
  }

  /** The batches that were taken. */
  public synchronized List<EventBatch> taken() {
    return List.copyOf(taken);
  }

  /** The events that were taken. */
  public List<LoggedEvent> events() {
    return taken().stream().flatMap(batch -> batch.events().stream()).toList();
  }

  /** What is known of the events that were taken, as JSON. */
  public List<JsonNode> json() {
    return events().stream().map(event -> parse(event.toJson())).toList();
  }

  public synchronized void forget() {
    attempts.clear();
    taken.clear();
  }

  public static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException malformed) {
      throw new UncheckedIOException(malformed);
    }
  }

  private synchronized void take(EventBatch batch) {
    taken.add(batch);
  }
}
