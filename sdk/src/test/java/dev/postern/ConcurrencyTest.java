package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postern.testing.EventCollector;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many threads at one client, on platform threads and, where the JVM has them, virtual ones. */
class ConcurrencyTest {
  private static final int THREADS = 8;
  private static final int USERS = 2_000;
  private static final List<String> HALVES = List.of("half-a", "half-b", "half-c", "half-d");

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threadsTogetherGetTheAnswersOfOneAlone(boolean virtual) throws Exception {
    SpecJson specs = specs(1);
    for (String gate : HALVES) {
      specs.gate(gate, Rule.of("r", 50));
    }
    Map<String, Boolean> alone = new HashMap<>();
    try (Statsig statsig = specs.open()) {
      everyHalf(0, (id, gate) -> alone.put(id + gate, statsig.checkGate(StatsigUser.of(id), gate)));
    }
    assertThat(alone.values()).contains(true, false);
    try (Statsig statsig = specs.open()) {
      together(
          virtual,
          thread ->
              everyHalf(
                  thread,
                  (id, gate) ->
                      assertThat(statsig.checkGate(StatsigUser.of(id), gate))
                          .isEqualTo(alone.get(id + gate))));
    }
  }

  /** More hashes than are remembered, so that threads take one another's places. */
  private static void everyHalf(int thread, BiConsumer<String, String> visitor) {
    for (int i = 0; i < USERS; i++) {
      String id = "u" + (i * 7 + thread * 251) % USERS;
      HALVES.forEach(gate -> visitor.accept(id, gate));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void anExposureThatAllThreadsMakeAtOnceIsLoggedOnce(boolean virtual) throws Exception {
    EventCollector events = new EventCollector();
    try (Statsig statsig =
        specs(1).open(new StatsigOptions.Builder().setEventSinks(events(events)))) {
      together(
          virtual,
          thread ->
              IntStream.range(0, USERS)
                  .forEach(i -> statsig.checkGate(StatsigUser.of("u" + i), "half")));
      statsig.flushEvents().join();
      EventLogStatus status = statsig.getEventLogStatus();
      assertThat(status.deduplicated()).isEqualTo((THREADS - 1L) * USERS);
    }
    List<String> exposures =
        events.json().stream()
            .filter(event -> event.path("eventName").asText().contains("gate_exposure"))
            .map(event -> event.at("/user/userID").asText())
            .toList();
    assertThat(exposures).hasSize(USERS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void everyEventIsSentOnceOrCounted(boolean virtual) throws Exception {
    EventCollector events = new EventCollector();
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setEventSinks(events(events))
            .setEventLoggingMaxQueueSize(50)
            .setEventLoggingMaxPendingBatchQueueSize(10_000);
    Statsig statsig = specs(1).open(options);
    together(
        virtual,
        thread -> {
          for (int i = 0; i < USERS; i++) {
            statsig.logEvent(StatsigUser.of("u"), "t" + thread + "-" + i);
            if (i % 500 == thread) {
              statsig.flushEvents().join();
            }
          }
        });
    statsig.close();
    EventLogStatus.Sink sink = statsig.getEventLogStatus().sinks().get(0);
    assertThat(sink.logged()).isEqualTo(sink.sent() + sink.droppedInAll());
    assertThat(sink.droppedInAll()).isZero();
    List<String> names =
        events.json().stream()
            .map(event -> event.path("eventName").asText())
            .filter(name -> name.startsWith("t"))
            .toList();
    assertThat(names).hasSize(THREADS * USERS).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatDoesNotFitInTheQueueIsCounted(boolean virtual) throws Exception {
    EventCollector events = new EventCollector();
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setEventSinks(events(events))
            .setEventLoggingMaxQueueSize(10)
            .setEventLoggingMaxPendingBatchQueueSize(1);
    Statsig statsig = specs(1).open(options);
    together(
        virtual,
        thread ->
            IntStream.range(0, USERS)
                .forEach(i -> statsig.logEvent(StatsigUser.of("u"), "t" + thread + "-" + i)));
    statsig.close();
    EventLogStatus.Sink sink = statsig.getEventLogStatus().sinks().get(0);
    assertThat(sink.logged()).isGreaterThanOrEqualTo((long) THREADS * USERS);
    assertThat(sink.logged()).isEqualTo(sink.sent() + sink.droppedInAll());
    assertThat(sink.droppedInAll()).isPositive();
    assertThat(events.events()).hasSize((int) sink.sent()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void scopesOfManyThreadsDoNotTouchOneAnother(boolean virtual) throws Exception {
    try (Statsig statsig = specs(1).open()) {
      together(
          virtual,
          thread -> {
            String id = "own-" + thread;
            StatsigUser user = StatsigUser.of(id);
            for (int i = 0; i < 300; i++) {
              try (OverrideScope outer = statsig.overrides().open();
                  OverrideScope inner = statsig.overrides().open()) {
                outer.gate("none", false, OverrideTarget.id(id));
                inner.gate("none", true, OverrideTarget.id(id));
                assertThat(statsig.checkGate(user, "none")).isTrue();
                assertThat(statsig.checkGate(StatsigUser.of("nobody"), "none")).isFalse();
              }
              assertThat(statsig.checkGate(user, "none")).isFalse();
            }
          });
      assertThat(statsig.overrides().active()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void answersHoldWhileSpecsAndOverridesChange(boolean virtual) throws Exception {
    BootstrapSpecs source = BootstrapSpecs.of(specs(1).json());
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(source)
            .setEventSinks(events(new EventCollector()))
            .build();
    try (Statsig statsig = new Statsig("", options)) {
      statsig.initialize().join();
      AtomicBoolean isOver = new AtomicBoolean();
      ExecutorService writer = Executors.newSingleThreadExecutor();
      Future<?> reloads = writer.submit(() -> reload(source, isOver));
      try {
        together(
            virtual,
            thread -> {
              String id = "own-" + thread;
              StatsigUser user = StatsigUser.of(id);
              for (int i = 0; i < 300; i++) {
                assertThat(statsig.checkGate(user, "none")).isFalse();
                statsig.overrideGate("none", true, id);
                assertThat(statsig.checkGate(user, "none")).isTrue();
                assertThat(statsig.checkGate(StatsigUser.of("nobody"), "none")).isFalse();
                DynamicConfig config = statsig.getDynamicConfig(user, "config");
                assertThat(config.getValue().get("v"))
                    .isEqualTo(config.getEvaluationDetails().getLcut());
                assertThat(statsig.getClientInitializeResponse(user)).contains("feature_gates");
                statsig.removeGateOverride("none", id);
              }
            });
      } finally {
        isOver.set(true);
        reloads.get();
        writer.shutdownNow();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void shuttingDownUnderLoadThrowsNothingAndEndsOnce(boolean virtual) throws Exception {
    for (int round = 0; round < 20; round++) {
      EventCollector events = new EventCollector();
      Statsig statsig = specs(1).open(new StatsigOptions.Builder().setEventSinks(events(events)));
      together(
          virtual,
          thread -> {
            for (int i = 0; i < 200; i++) {
              StatsigUser user = StatsigUser.of("u" + i);
              statsig.checkGate(user, "half");
              statsig.logEvent(user, "event");
              if (i == 20 * thread) {
                statsig.shutdown().join();
              }
            }
          });
      EventLogStatus.Sink sink = statsig.getEventLogStatus().sinks().get(0);
      assertThat(sink.queued()).isZero();
      assertThat(sink.logged()).isEqualTo(sink.sent() + sink.droppedInAll());
      assertThat(events.events()).hasSize((int) sink.sent());
      assertThat(events.isClosed()).isTrue();
    }
  }

  private static List<EventCollector> events(EventCollector events) {
    return List.of(events);
  }

  private static @Nullable Object reload(BootstrapSpecs source, AtomicBoolean isOver)
      throws SpecFormatException {
    for (int version = 2; !isOver.get(); version++) {
      source.setData(specs(version).json());
    }
    return null;
  }

  private static SpecJson specs(int version) {
    return new SpecJson()
        .gate("half", Rule.of("r", 50))
        .gate("none", Rule.of("r", 0))
        .config("config", "{'v':" + version + "}")
        .put("time", String.valueOf(version));
  }

  private interface Work {
    void of(int thread) throws Exception;
  }

  /** All begin at once; fails with what any of them fails with. */
  private static void together(boolean virtual, Work work) throws Exception {
    ExecutorService executor = virtual ? virtualThreads() : Executors.newFixedThreadPool(THREADS);
    try {
      CountDownLatch ready = new CountDownLatch(THREADS);
      List<Future<Object>> all = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int thread = i;
        Callable<Object> task =
            () -> {
              ready.countDown();
              ready.await();
              work.of(thread);
              return thread;
            };
        all.add(executor.submit(task));
      }
      for (Future<Object> one : all) {
        one.get();
      }
    } catch (ExecutionException failure) {
      throw new AssertionError(failure.getCause());
    } finally {
      executor.shutdownNow();
    }
  }

  /** By reflection, as JDK 17 does not have them. */
  private static ExecutorService virtualThreads() throws IllegalAccessException {
    try {
      Method method = Executors.class.getMethod("newVirtualThreadPerTaskExecutor");
      return (ExecutorService) method.invoke(null);
    } catch (NoSuchMethodException | InvocationTargetException older) {
      assumeTrue(false, "this JVM has no virtual threads");
      throw new LinkageError(older.getMessage(), older);
    }
  }
}
