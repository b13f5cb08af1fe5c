package dev.postern.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** The table of exposures that are repeats. */
class SeenExposuresTest {
  @Test
  void onlyTheSameInEveryPartIsARepeat() {
    SeenExposures seen = new SeenExposures(100);
    assertThat(seen.isRepeat("n", "r", "p", 1)).isFalse();
    assertThat(seen.isRepeat("n", "r", "p", 1)).isTrue();
    assertThat(seen.isRepeat("m", "r", "p", 1)).isFalse();
    assertThat(seen.isRepeat("n", "s", "p", 1)).isFalse();
    assertThat(seen.isRepeat("n", "r", "q", 1)).isFalse();
    assertThat(seen.isRepeat("n", "r", "p", 2)).isFalse();
  }

  @Test
  void namesWithTheSameHashCodeAreNotTheSame() {
    SeenExposures seen = new SeenExposures(100);
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    assertThat(seen.isRepeat("Aa", "Aa", "Aa", 1)).isFalse();
    assertThat(seen.isRepeat("BB", "Aa", "Aa", 1)).isFalse();
    assertThat(seen.isRepeat("Aa", "BB", "Aa", 1)).isFalse();
    assertThat(seen.isRepeat("Aa", "Aa", "BB", 1)).isFalse();
  }

  @Test
  void clearingForgetsAll() {
    SeenExposures seen = new SeenExposures(2_000);
    for (int i = 0; i < 2_000; i++) {
      seen.isRepeat("n", "r", "", i);
    }
    seen.clear();
    for (int i = 0; i < 1_000; i++) {
      assertThat(seen.isRepeat("n", "r", "", i)).isFalse();
    }
  }

  @Test
  void neverRemembersMoreThanItMayAndNeverWhatItHasNotSeen() {
    int capacity = 50;
    SeenExposures seen = new SeenExposures(capacity);
    Map<Long, Integer> lastSeen = new LinkedHashMap<>();
    Random random = new Random(7);
    for (int step = 0; step < 20_000; step++) {
      long unit = random.nextInt(120);
      boolean isRepeat = seen.isRepeat("n", "r", "", UserKey.mix(unit));
      if (isRepeat) {
        assertThat(lastSeen).containsKey(unit);
      } else if (lastSeen.containsKey(unit)) {
        int since = lastSeen.get(unit);
        long othersSince = lastSeen.values().stream().filter(at -> at > since).count();
        assertThat(othersSince).isGreaterThanOrEqualTo(capacity / 2);
      }
      lastSeen.put(unit, step);
    }
  }

  @Test
  void eachExposureIsNewForExactlyOneOfManyThreads() throws Exception {
    int threads = 4;
    int units = 20_000;
    SeenExposures seen = new SeenExposures(100_000);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<Integer>> counts = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        counts.add(
            pool.submit(
                () -> {
                  int fresh = 0;
                  for (int unit = 0; unit < units; unit++) {
                    fresh += seen.isRepeat("n", "r", "", UserKey.mix(unit)) ? 0 : 1;
                  }
                  return fresh;
                }));
      }
      int sum = 0;
      for (Future<Integer> count : counts) {
        sum += count.get();
      }
      assertThat(sum).isEqualTo(units);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aRepeatAllocatesNothing() {
    SeenExposures seen = new SeenExposures(1_000);
    seen.isRepeat("name", "rule", "", 1);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    askRepeatedly(seen);
    long before = threads.getThreadAllocatedBytes(id);
    askRepeatedly(seen);
    assertThat(threads.getThreadAllocatedBytes(id) - before).isLessThan(10_000);
  }

  @Test
  void tenMillionUsersTakeNoMoreMemoryThanAMillion() {
    SeenExposures seen = new SeenExposures(100_000);
    long afterOne = usedAfter(seen, 0, 1_000_000);
    long afterTen = usedAfter(seen, 1_000_000, 10_000_000);
    assertThat(afterTen - afterOne).isLessThan(4_000_000);
    assertThat(seen.isRepeat("n", "r", "", UserKey.mix(9_999_999))).isTrue();
  }

  private static long usedAfter(SeenExposures seen, int from, int to) {
    for (int unit = from; unit < to; unit++) {
      seen.isRepeat("n", "r", "", UserKey.mix(unit));
    }
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private static void askRepeatedly(SeenExposures seen) {
    for (int i = 0; i < 100_000; i++) {
      seen.isRepeat("name", "rule", "", 1);
    }
  }
}
