package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import dev.postern.testing.SyncedClient;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Specs are replaced while other threads evaluate: each answer belongs to one spec file. */
class SpecSwapTest {
  private static final int SWAPS = 10_000;
  private static final int FILES = 7;
  private static final int PARAMETERS = 20;
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Test
  void noAnswerMixesTwoSpecFiles() throws Exception {
    List<String> files = new ArrayList<>();
    for (int i = 0; i < FILES; i++) {
      files.add(file(i));
    }
    BootstrapSpecs specs = BootstrapSpecs.of(files.get(0));
    AtomicBoolean isOver = new AtomicBoolean();
    ExecutorService readers = Executors.newFixedThreadPool(2);
    try (SyncedClient client = new SyncedClient(options -> options.setSpecSource(specs))) {
      client.start();
      List<Future<Long>> counts =
          List.of(
              readers.submit(() -> evaluate(client.statsig, isOver)),
              readers.submit(() -> evaluate(client.statsig, isOver)));
      List<WeakReference<SpecCatalog>> former = new ArrayList<>();
      for (int i = 1; i <= SWAPS; i++) {
        former.add(new WeakReference<>(client.statsig.getSpecCatalog()));
        specs.setData(files.get(i % FILES));
      }
      isOver.set(true);
      for (Future<Long> count : counts) {
        assertThat(count.get()).isPositive();
      }
      assertFreed(former);
    } finally {
      isOver.set(true);
      readers.shutdownNow();
    }
  }

  /** None of the specs that were replaced are held. */
  private static void assertFreed(List<WeakReference<SpecCatalog>> former) {
    long held = SWAPS;
    for (int i = 0; i < 50 && held > 0; i++) {
      System.gc();
      held = former.stream().filter(each -> each.get() != null).count();
    }
    assertThat(held).isZero();
  }

  /** Everything that one file says has the file's number. */
  private static String file(int number) {
    StringBuilder parameters = new StringBuilder();
    for (int i = 0; i < PARAMETERS; i++) {
      parameters.append(i == 0 ? "" : ",").append("'p").append(i).append("':").append(number);
    }
    String nested = "{'type':'pass_gate','targetValue':'inner'}";
    return new SpecJson()
        .gate("inner", Rule.of("inner-" + number, 100, SpecJson.PUBLIC))
        .gate("outer", Rule.of("outer-" + number, 100, nested))
        .config("config", "{" + parameters + "}")
        .put("time", String.valueOf(number))
        .json();
  }

  private static long evaluate(Statsig statsig, AtomicBoolean isOver) {
    long count = 0;
    while (!isOver.get()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "outer");
      long file = gate.getEvaluationDetails().getLcut();
      assertThat(gate.getValue()).isTrue();
      assertThat(gate.getRuleID()).isEqualTo("outer-" + file);
      DynamicConfig config = statsig.getDynamicConfig(ANN, "config");
      Map<String, Object> values = config.getValue();
      long configFile = config.getEvaluationDetails().getLcut();
      assertThat(values).hasSize(PARAMETERS);
      assertThat(values.values()).allMatch(value -> value.equals(configFile));
      assertThat(statsig.checkGate(ANN, "inner")).isTrue();
      count++;
    }
    return count;
  }
}
