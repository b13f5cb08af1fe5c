package dev.postern;

import static dev.postern.testing.EventCollector.failing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.EventLogStatus.DropReason;
import dev.postern.EventLogStatus.Sink;
import dev.postern.spi.EventSink;
import dev.postern.spi.LoggedEvent;
import dev.postern.testing.EventCollector;
import dev.postern.testing.EventServer;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where events go. */
class EventSinksTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  /** Keeps events as they come. */
  private static final class Recorder implements EventSink.Live {
    private final List<LoggedEvent> events = new ArrayList<>();
    private boolean isBroken;
    private boolean isClosed;

    @Override
    public void accept(LoggedEvent event) {
      if (isBroken) {
        throw new IllegalStateException("broken");
      }
      events.add(event);
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  /** Keeps what it is told of counters. */
  private static final class Metrics implements ObservabilityClient {
    private final List<String> told = new ArrayList<>();

    @Override
    public void init() {}

    @Override
    public void increment(String name, double value, @Nullable Map<String, String> tags) {
      told.add(name + " " + value + " " + tags);
      throw new IllegalStateException("is ignored");
    }

    @Override
    public void gauge(String name, double value, @Nullable Map<String, String> tags) {}

    @Override
    public void dist(String name, double value, @Nullable Map<String, String> tags) {}

    @Override
    public void error(String tag, String error) {
      told.add(tag);
    }
  }

  @Test
  void aLiveSinkGetsEachEventAtOnce() {
    Recorder recorder = new Recorder();
    try (LoggingClient client =
        new LoggingClient(new SpecJson(), options -> options.addEventSink(recorder))) {
      client.statsig.checkGate(ANN, "g");
      client.statsig.checkGate(ANN, "g");
      client.statsig.logEvent(ANN, "bought");
      assertThat(recorder.events)
          .extracting(LoggedEvent::eventName)
          .containsExactly("statsig::gate_exposure", "bought");
    }
    assertThat(recorder.isClosed).isTrue();
  }

  @Test
  void aLiveSinkThatFailsIsCountedAndDisturbsNothing() {
    Recorder recorder = new Recorder();
    recorder.isBroken = true;
    try (LoggingClient client =
        new LoggingClient(new SpecJson(), options -> options.addEventSink(recorder))) {
      client.statsig.logEvent(ANN, "bought");
      List<Sink> sinks = client.statsig.getEventLogStatus().sinks();
      assertThat(sinks.get(1).name()).isEqualTo("Recorder");
      assertThat(sinks.get(1).dropped()).isEqualTo(Map.of(DropReason.FAILED, 1L));
      assertThat(client.events()).hasSize(1);
    }
  }

  @Test
  void aSinkThatFailsDoesNotHoldUpAnother() {
    EventCollector other = new EventCollector();
    try (LoggingClient client =
        new LoggingClient(new SpecJson(), options -> options.addEventSink(other))) {
      client.sink.always(failing());
      client.statsig.logEvent(ANN, "bought");
      client.flush();
      List<Sink> sinks = client.statsig.getEventLogStatus().sinks();
      assertThat(sinks).extracting(Sink::queued).containsExactly(1L, 0L);
      assertThat(sinks).extracting(Sink::sent).containsExactly(0L, 1L);
      assertThat(client.statsig.getEventLogStatus().queued()).isEqualTo(1);
      assertThat(other.events()).hasSize(1);
    }
  }

  @Test
  void withAKeyAndANetworkStatsigIsASink() {
    Statsig statsig = new Statsig("secret-key", new StatsigOptions.Builder().build());
    assertThat(statsig.getEventLogStatus().sinks()).extracting(Sink::name).containsExactly("http");
    statsig.close();
  }

  @Test
  void sinksMayTakeItsPlaceOrStandBesideIt() {
    EventCollector one = new EventCollector();
    EventCollector two = new EventCollector();
    StatsigOptions.Builder options = new StatsigOptions.Builder().addEventSink(one);
    assertThat(names(options)).containsExactly("http", "collector");
    assertThat(names(options.setEventSinks(List.of(two))))
        .containsExactly("collector", "collector");
    assertThat(names(options.setEventSinks(null))).containsExactly("http", "collector");
    assertThat(names(new StatsigOptions.Builder().setEventSinks(List.of()))).isEmpty();
    assertThat(names(new StatsigOptions.Builder().setDisableNetwork(true))).isEmpty();
    assertThat(names(options.setDisableNetwork(true))).containsExactly("collector");
    assertThat(names(options.setDisableAllLogging(true))).isEmpty();
  }

  private static List<String> names(StatsigOptions.Builder options) {
    try (Statsig statsig = new Statsig("secret-key", options.build())) {
      return statsig.getEventLogStatus().sinks().stream().map(Sink::name).toList();
    }
  }

  @Test
  void aClientThatLogsNothingAnswersAllTheSame() {
    try (Statsig statsig = new Statsig("", new StatsigOptions.Builder().build())) {
      statsig.checkGate(ANN, "g");
      statsig.logEvent(ANN, "bought");
      assertThat(statsig.flushEvents()).isCompleted();
      assertThat(statsig.getEventLogStatus()).isEqualTo(new EventLogStatus(0, 0, List.of()));
    }
  }

  @Test
  void optionsAreChecked() {
    StatsigOptions.Builder options = new StatsigOptions.Builder();
    assertThatThrownBy(() -> options.setShutdownTimeoutMs(-1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("shutdownTimeoutMs");
  }

  @Test
  void metricsAreToldOfWhatIsSentToStatsig() {
    Metrics metrics = new Metrics();
    EventServer server = new EventServer();
    try (server) {
      Statsig statsig =
          new Statsig(
              "secret-key",
              new StatsigOptions.Builder()
                  .setLogEventUrl(server.url())
                  .setObservabilityClient(metrics)
                  .build());
      statsig.logEvent(ANN, "one");
      statsig.logEvent(ANN, "two");
      statsig.flushEvents().join();
      server.always(EventServer.status(403));
      statsig.logEvent(ANN, "three");
      statsig.close();
    }
    assertThat(metrics.told)
        .startsWith("statsig.sdk.events_successfully_sent_count 2.0 null")
        .anyMatch(line -> line.startsWith("statsig.sdk.sdk_exceptions_count 1.0 {"))
        .endsWith("statsig::log_event_failed");
  }
}
