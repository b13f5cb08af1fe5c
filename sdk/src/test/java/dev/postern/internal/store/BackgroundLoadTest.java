package dev.postern.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

final class BackgroundLoadTest {
  private final Queue<Runnable> tasks = new ArrayDeque<>();

  @Test
  void nothingIsThereUntilLoaded() {
    BackgroundLoad<String> load = new BackgroundLoad<>(tasks::add, () -> "table");
    assertThat(tasks).isEmpty();

    load.start();
    assertThat(load.get(false)).isNull();

    tasks.remove().run();
    assertThat(load.get(false)).isEqualTo("table");
  }

  @Test
  void loadsOnlyOnce() {
    BackgroundLoad<String> load = new BackgroundLoad<>(tasks::add, () -> "table");
    load.start();
    load.start();
    assertThat(tasks).hasSize(1);
  }

  @Test
  void whoeverWaitsBeginsIt() {
    BackgroundLoad<String> load = new BackgroundLoad<>(Runnable::run, () -> "table");
    assertThat(load.get(false)).isNull();
    assertThat(load.get(true)).isEqualTo("table");
  }

  @Test
  void failureEndsTheWaitAndLeavesNothing() {
    BackgroundLoad<String> load = new BackgroundLoad<>(Runnable::run, BackgroundLoadTest::fail);
    load.start();
    assertThat(load.get(true)).isNull();
  }

  @Test
  void anyErrorEndsTheWait() {
    BackgroundLoad<String> load =
        new BackgroundLoad<>(
            Runnable::run,
            () -> {
              throw new OutOfMemoryError("a test");
            });
    load.start();
    assertThat(load.get(true)).isNull();
  }

  @Test
  void whoeverHasNoThreadForItEndsTheWait() {
    BackgroundLoad<String> load =
        new BackgroundLoad<>(
            task -> {
              throw new OutOfMemoryError("unable to create native thread");
            },
            () -> "table");
    load.start();
    assertThat(load.get(true)).isNull();
  }

  private static String fail() {
    throw new NoClassDefFoundError("somebody forgot a jar");
  }
}
