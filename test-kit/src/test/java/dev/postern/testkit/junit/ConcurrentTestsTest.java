package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/**
 * Ten thousand tests of JUnit in one JVM, eight at a time, which force the same names to other
 * values for the same user. They meet in twos while the values of both are in force.
 */
class ConcurrentTestsTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final List<String> GATES =
      List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j");

  /** Whatever order JUnit starts them in: only of one method there may be some that are alone. */
  private static final int LEAST_MEETINGS = 3_600;

  /** Ten gates that are off, an experiment and a layer. */
  static final class Flags implements Supplier<BuiltSpec> {
    @Override
    public BuiltSpec get() {
      return Specs.spec(
          s -> {
            GATES.forEach(gate -> s.gate(gate, g -> g.pass(0)));
            s.experiment(
                    "button",
                    e ->
                        e.group("Control", 50, Map.of("group", "Control"))
                            .group("Blue", 50, Map.of("group", "Blue")))
                .layer("search", l -> l.param("rows", -1));
          });
    }
  }

  @StatsigTest(builtBy = Flags.class)
  abstract static class Conflicting {
    /** Runs a part of a test. */
    abstract <T> T run(Callable<T> part) throws Exception;

    abstract Meetings meetings();

    /** 2,048 tests, each of another combination. */
    @FlagMatrix(
        gates = {"a", "b", "c", "d", "e", "f", "g", "h", "i", "j"},
        experiments = "button")
    void byTheMatrix(StatsigTestKit kit, TestInfo test) throws Exception {
      sees(test.getDisplayName(), kit, "matrix");
    }

    @RepeatedTest(2_650)
    @Gate("a")
    @ExperimentGroup(experiment = "button", group = "Blue")
    void byAnnotations(StatsigTestKit kit) throws Exception {
      sees(values(true, "Blue"), kit, "annotations");
    }

    @RepeatedTest(2_650)
    @Gate(value = "a", on = false)
    @ExperimentGroup(experiment = "button", group = "Control")
    void byOtherAnnotations(StatsigTestKit kit) throws Exception {
      sees(values(false, "Control"), kit, "others");
    }

    @RepeatedTest(2_652)
    void inCode(StatsigTestKit kit, RepetitionInfo repetition) throws Exception {
      boolean isOn = repetition.getCurrentRepetition() % 2 == 0;
      String group = repetition.getCurrentRepetition() % 3 == 0 ? "Blue" : "Control";
      kit.override().gate("a").is(isOn);
      kit.override().experiment("button").group(group);
      sees(values(isOn, group), kit, "code");
    }

    private void sees(String wanted, StatsigTestKit kit, String method) throws Exception {
      int number = meetings().begin(method);
      kit.override().layer("search").param("rows", number);
      assertThat(run(() -> found(kit.statsig()))).isEqualTo(wanted + ", rows=" + number);
      meetings().meetAnother(number, method);
      assertThat(run(() -> found(kit.statsig()))).isEqualTo(wanted + ", rows=" + number);
      assertThat(kit.exposures().exposures()).hasSize(GATES.size() + 2);
    }

    private static String values(boolean isOn, String group) {
      return "%s, button=%s".formatted(gates(gate -> isOn && gate.equals("a")), group);
    }

    private static String found(Statsig statsig) {
      return "%s, button=%s, rows=%d"
          .formatted(
              gates(gate -> statsig.checkGate(ANN, gate)),
              statsig.getExperiment(ANN, "button").getString("group", "-"),
              statsig.getLayer(ANN, "search").getInt("rows", -2));
    }

    private static String gates(Predicate<String> isOn) {
      return GATES.stream()
          .map(gate -> gate + (isOn.test(gate) ? "=on" : "=off"))
          .collect(Collectors.joining(", "));
    }
  }

  /**
   * Where the tests of a run meet, two at a time. One waits only as long as there are tests of
   * another method to come: JUnit may run a test on the thread that is to start the further ones of
   * its method.
   */
  private static final class Meetings {
    private final Lock lock = new ReentrantLock();
    private final Condition met = lock.newCondition();
    private final Map<String, Integer> toCome =
        new HashMap<>(
            Map.of("matrix", 2_048, "annotations", 2_650, "others", 2_650, "code", 2_652));
    private int waiting;
    private int tests;
    private int meetings;

    int begin(String method) {
      lock.lock();
      try {
        toCome.merge(method, -1, Integer::sum);
        return ++tests;
      } finally {
        lock.unlock();
      }
    }

    void meetAnother(int number, String method) throws Exception {
      lock.lock();
      try {
        if (waiting != 0) {
          waiting = 0;
          meetings++;
          met.signal();
        } else if (othersThan(method).anyMatch(left -> left > 0)) {
          waiting = number;
          while (waiting == number) {
            assertThat(met.await(60, TimeUnit.SECONDS)).as("another test came").isTrue();
          }
        }
      } finally {
        lock.unlock();
      }
    }

    private Stream<Integer> othersThan(String method) {
      return toCome.entrySet().stream()
          .filter(it -> !it.getKey().equals(method))
          .map(Map.Entry::getValue);
    }
  }

  static class OnThreadsOfJUnit extends Conflicting {
    private static final Meetings MEETINGS = new Meetings();

    @Override
    <T> T run(Callable<T> part) throws Exception {
      return part.call();
    }

    @Override
    Meetings meetings() {
      return MEETINGS;
    }
  }

  /** Each part of a test has a virtual thread of its own. */
  static class OnVirtualThreads extends Conflicting {
    private static final Meetings MEETINGS = new Meetings();

    @Override
    <T> T run(Callable<T> part) throws Exception {
      ExecutorService threads =
          (ExecutorService)
              Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
      try {
        return threads.submit(part).get();
      } finally {
        threads.shutdown();
      }
    }

    @Override
    Meetings meetings() {
      return MEETINGS;
    }
  }

  @Test
  void noTestSeesTheValuesOfAnother() {
    runAll(OnThreadsOfJUnit.class).assertStatistics(it -> it.succeeded(10_000).failed(0));
    assertThat(OnThreadsOfJUnit.MEETINGS.meetings).isGreaterThan(LEAST_MEETINGS);
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void norOnVirtualThreads() {
    runAll(OnVirtualThreads.class).assertStatistics(it -> it.succeeded(10_000).failed(0));
    assertThat(OnVirtualThreads.MEETINGS.meetings).isGreaterThan(LEAST_MEETINGS);
  }

  private static Events runAll(Class<? extends Conflicting> tests) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "8")
        .selectors(selectClass(tests))
        .execute()
        .testEvents();
  }
}
