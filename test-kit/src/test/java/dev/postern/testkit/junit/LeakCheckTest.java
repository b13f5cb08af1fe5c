package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.OutputLogger.LogLevel;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.testkit.StatsigTestKit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Clients that are left open are found. */
@Isolated("other tests have clients too")
class LeakCheckTest {
  private static final StatsigOptions OPTIONS =
      new StatsigOptions.Builder()
          .setSpecsUrl("http://127.0.0.1:9/v2/download_config_specs")
          .setDisableAllLogging(true)
          .setOutputLoggerLevel(LogLevel.NONE)
          .build();

  @ExtendWith(LeakCheck.class)
  static class Leaves {
    private static final AtomicReference<Statsig> OPEN = new AtomicReference<>();

    @Test
    void test() {
      Statsig statsig = new Statsig("secret-1", OPTIONS);
      OPEN.set(statsig);
      statsig.initialize().join();
    }
  }

  @ExtendWith(LeakCheck.class)
  static class Closes {
    @Test
    void test() {
      try (Statsig statsig = new Statsig("secret-1", OPTIONS)) {
        statsig.initialize().join();
      }
    }
  }

  @Test
  void aClientThatIsLeftOpenFailsItsClass() {
    Event end = containerOf(Leaves.class);
    Objects.requireNonNull(Leaves.OPEN.get()).close();
    assertThat(end.toString()).contains("has left a client open, whose threads still run: postern");
  }

  @Test
  void aClientThatIsClosedIsFine() {
    assertThat(containerOf(Closes.class).toString()).contains("SUCCESSFUL");
  }

  @ExtendWith(LeakCheck.class)
  static class LeavesAKit {
    private static final AtomicReference<StatsigTestKit> OPEN = new AtomicReference<>();

    @Test
    void test() {
      OPEN.set(StatsigTestKit.create());
    }
  }

  @Test
  void aKitThatIsOpenWhenAllTestsAreOverFailsTheirRun() {
    Stream<Event> ends = containersOf(LeavesAKit.class);
    StatsigTestKit kit = Objects.requireNonNull(LeavesAKit.OPEN.get());
    assertThat(StatsigTestKit.open()).contains(kit);
    kit.close();
    assertThat(StatsigTestKit.open()).doesNotContain(kit);
    assertThat(ends.map(Event::toString))
        .anyMatch(end -> end.contains("of StatsigTestKit are still open"));
  }

  private static Event containerOf(Class<?> tests) {
    return containersOf(tests)
        .filter(event -> event.getTestDescriptor().getDisplayName().contains(tests.getSimpleName()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Event> containersOf(Class<?> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectClass(tests))
        .execute()
        .containerEvents()
        .finished()
        .stream();
  }
}
