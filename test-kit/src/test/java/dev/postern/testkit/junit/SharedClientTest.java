package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** Tests whose code asks for the client by {@code Statsig.shared()}. */
@Isolated("there is one shared client")
class SharedClientTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final AtomicInteger RUNNING = new AtomicInteger();
  private static final CyclicBarrier MEETING = new CyclicBarrier(2);

  /** What the tests of both classes do. */
  abstract static class OneAtATime {
    @BeforeEach
    void isAlone() {
      assertThat(RUNNING.incrementAndGet()).isEqualTo(1);
    }

    @AfterEach
    void end() {
      RUNNING.decrementAndGet();
    }
  }

  @StatsigTest(builtBy = Shop.class, shared = true)
  static class On extends OneAtATime {
    @RepeatedTest(100)
    @Gate("new_checkout")
    void codeUnderTestSeesThisTestsClient(Statsig statsig) {
      assertThat(Statsig.shared()).isSameAs(statsig);
      assertThat(Statsig.shared().checkGate(ANN, "new_checkout")).isTrue();
    }
  }

  @StatsigTest(builtBy = Shop.class, shared = true)
  static class Off extends OneAtATime {
    @RepeatedTest(100)
    @Gate(value = "new_checkout", on = false)
    void codeUnderTestSeesThisTestsClient() {
      assertThat(Statsig.shared().checkGate(ANN, "new_checkout")).isFalse();
    }

    @Nested
    class Inside {
      @RepeatedTest(100)
      @Gate("new_checkout")
      void nestedTestsDoTheSame() {
        assertThat(Statsig.shared().checkGate(ANN, "new_checkout")).isTrue();
      }
    }
  }

  @StatsigTest(builtBy = Shop.class)
  static class Meets {
    @Test
    void another() throws Exception {
      MEETING.await(30, TimeUnit.SECONDS);
    }
  }

  @StatsigTest(builtBy = Shop.class)
  static class MeetsToo {
    @Test
    void another() throws Exception {
      MEETING.await(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void classesWithTheSharedClientNeverOverlap() {
    run(On.class, Off.class).assertStatistics(it -> it.succeeded(300).failed(0));
    assertThat(Statsig.hasShared()).isFalse();
  }

  @StatsigTest(builtBy = Shop.class, shared = true)
  static class CannotBegin {
    @Test
    @Gate("typo")
    void test() {}
  }

  @Test
  void aTestThatCannotBeginLeavesNoSharedClient() {
    run(CannotBegin.class, On.class).assertStatistics(it -> it.succeeded(100).failed(1));
    assertThat(Statsig.hasShared()).isFalse();
  }

  @Test
  void allOthersDo() {
    run(Meets.class, MeetsToo.class).assertStatistics(it -> it.succeeded(2).failed(0));
  }

  private static Events run(Class<?> one, Class<?> other) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(selectClass(one), selectClass(other))
        .execute()
        .testEvents();
  }
}
