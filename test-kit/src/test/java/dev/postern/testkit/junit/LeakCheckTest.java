package dev.postern.testkit.junit;

import static dev.postern.testkit.Messages.assertFails;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.BootstrapSpecs;
import dev.postern.OutputLogger.LogLevel;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.testkit.Shop;
import dev.postern.testkit.StatsigTestKit;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
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

  /** A client without threads. */
  @ExtendWith(LeakCheck.class)
  static class LeavesAClient {
    private static final AtomicReference<Statsig> OPEN = new AtomicReference<>();

    @Test
    void test() {
      StatsigOptions inMemory =
          new StatsigOptions.Builder().setSpecSource(BootstrapSpecs.of(Shop.SPEC.json())).build();
      Statsig statsig = new Statsig("", inMemory);
      OPEN.set(statsig);
      statsig.initialize().join();
    }
  }

  @Test
  void aKitThatIsOpenWhenAllTestsAreOverFailsTheirRun() {
    Throwable failure = failureOfTheRun(LeavesAKit.class);
    Objects.requireNonNull(LeavesAKit.OPEN.get()).close();
    assertFails("open client", () -> rethrow(failure));
  }

  @Test
  void soDoesAnyOtherClient() {
    Throwable failure = failureOfTheRun(LeavesAClient.class);
    Objects.requireNonNull(LeavesAClient.OPEN.get()).close();
    assertFails("open client", () -> rethrow(failure));
  }

  @Test
  void severalAreTold() {
    Throwable failure = failureOfTheRun(LeavesAClient.class, LeavesAKit.class);
    Objects.requireNonNull(LeavesAClient.OPEN.get()).close();
    Objects.requireNonNull(LeavesAKit.OPEN.get()).close();
    assertFails("open clients", () -> rethrow(failure));
  }

  @Test
  void aClientThatWasOpenBeforeIsNotTold() {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      assertThat(Statsig.openClients()).contains(kit.statsig());
      assertThat(containersOf(Closes.class)).allMatch(it -> it.toString().contains("SUCCESSFUL"));
    }
  }

  private static void rethrow(Throwable failure) throws Throwable {
    throw failure;
  }

  /** Of the container of all tests, which ends last. */
  private static Throwable failureOfTheRun(Class<?>... tests) {
    return containersOf(tests)
        .reduce((first, last) -> last)
        .orElseThrow()
        .getRequiredPayload(TestExecutionResult.class)
        .getThrowable()
        .orElseThrow();
  }

  private static Event containerOf(Class<?> tests) {
    return containersOf(tests)
        .filter(event -> event.getTestDescriptor().getDisplayName().contains(tests.getSimpleName()))
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Event> containersOf(Class<?>... tests) {
    return EngineTestKit.engine("junit-jupiter")
        .selectors(Stream.of(tests).map(it -> selectClass(it)).toArray(ClassSelector[]::new))
        .execute()
        .containerEvents()
        .finished()
        .stream();
  }
}
