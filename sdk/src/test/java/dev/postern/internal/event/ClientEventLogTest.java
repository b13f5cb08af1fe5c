package dev.postern.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.postern.EventCompression;
import dev.postern.OutputLogger.LogLevel;
import dev.postern.StatsigUser;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.evaluate.Decision;
import dev.postern.internal.evaluate.EntityKind;
import dev.postern.internal.evaluate.Evaluation;
import dev.postern.internal.evaluate.Exposures;
import dev.postern.internal.evaluate.SpecHeader;
import dev.postern.internal.event.EventLog.Cause;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.store.SpecSnapshot;
import dev.postern.testing.EventCollector;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.ManualScheduler;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What it costs to log. */
class ClientEventLogTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final SpecSnapshot SPECS = SpecSnapshot.without("NoValues");
  private static final Evaluation GATE =
      new Evaluation(
          EntityKind.GATE,
          "gate",
          Decision.byDefault(
              new SpecHeader("gate", "userID", 1L, false, null, false, false), true, "rule"),
          Exposures.NONE,
          false,
          null,
          List.of(),
          false,
          null,
          null,
          null);

  @Test
  void aRepeatAllocatesNothing() {
    EventLog log = log();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    exposeRepeatedly(log);
    long before = threads.getThreadAllocatedBytes(id);
    exposeRepeatedly(log);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(10_000);
    assertThat(log.status().queued()).isEqualTo(1);
    assertThat(log.status().deduplicated()).isEqualTo(199_999);
  }

  private static void exposeRepeatedly(EventLog log) {
    for (int i = 0; i < 100_000; i++) {
      log.exposure(Cause.CHECK, ANN, GATE, SPECS);
    }
  }

  private static EventLog log() {
    ManualScheduler time = new ManualScheduler(LoggingClient.START);
    EventSettings settings =
        new EventSettings(
            null,
            false,
            2000,
            100,
            Duration.ofMinutes(1),
            1000,
            true,
            List.of(new EventCollector()),
            new EventCollector(),
            EventCompression.GZIP,
            Duration.ofSeconds(3),
            false);
    ClientLog log = new ClientLog(LogLevel.NONE, null);
    return EventLogs.create(
        settings,
        new EventLogs.Client(
            "",
            null,
            time,
            time,
            log,
            SdkInfo.create(),
            null,
            Map.of(),
            () -> null,
            user -> 7,
            new Metrics(null, log)));
  }
}
