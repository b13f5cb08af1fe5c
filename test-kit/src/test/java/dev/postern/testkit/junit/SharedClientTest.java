package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.ClassSelector;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
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

  static class WithoutTheLock {
    @RegisterExtension
    static final StatsigExtension STATSIG =
        StatsigExtension.builder().specs(Shop.SPEC).kit(kit -> kit.shared()).build();

    @Test
    void test() {}

    @Test
    @ResourceLock("dev.postern.Statsig.shared")
    void withIt() {}

    @Test
    @ResourceLock(value = "dev.postern.Statsig.shared", mode = ResourceAccessMode.READ)
    void withAnother() {}
  }

  @ResourceLock("dev.postern.Statsig.shared")
  static class WithTheLock extends OneAtATime {
    @RegisterExtension static final StatsigExtension STATSIG = WithoutTheLock.STATSIG;

    @RepeatedTest(100)
    @Gate("new_checkout")
    void codeUnderTestSeesThisTestsClient() {
      assertThat(Statsig.shared().checkGate(ANN, "new_checkout")).isTrue();
    }
  }

  @Test
  void anExtensionInCodeAsksForTheLock() {
    Events tests = run(WithoutTheLock.class, Meets.class, MeetsToo.class);
    tests.assertStatistics(it -> it.succeeded(3).failed(2));
    assertThat(tests.failed().stream())
        .allSatisfy(
            it ->
                assertThat(failure(it))
                    .hasMessage(
                        "WithoutTheLock has the shared client, and tests run in parallel: put"
                            + " @ResourceLock(\"dev.postern.Statsig.shared\") on the class, so that"
                            + " only one such test runs at a time. @StatsigTest(shared = true) does so"
                            + " by itself"));
    assertThat(Statsig.hasShared()).isFalse();
  }

  private static Throwable failure(Event event) {
    return event.getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  @Test
  void withTheLockItNeverOverlapsWithOthers() {
    run(WithTheLock.class, On.class).assertStatistics(it -> it.succeeded(200).failed(0));
    assertThat(Statsig.hasShared()).isFalse();
  }

  @Test
  void testsThatRunOneByOneNeedNone() {
    EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
        .selectors(selectClass(WithoutTheLock.class))
        .execute()
        .testEvents()
        .assertStatistics(it -> it.succeeded(3).failed(0));
  }

  @Test
  void allOthersDo() {
    run(Meets.class, MeetsToo.class).assertStatistics(it -> it.succeeded(2).failed(0));
  }

  private static Events run(Class<?>... tests) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "4")
        .selectors(Stream.of(tests).map(it -> selectClass(it)).toArray(ClassSelector[]::new))
        .execute()
        .testEvents();
  }
}
