package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class FlagMatrixTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @StatsigTest(builtBy = Shop.class)
  static class Matrices {
    @FlagMatrix(gates = "new_checkout", experiments = "button")
    void all(Statsig statsig, TestInfo run) {
      String found =
          "new_checkout=%s, button=%s"
              .formatted(
                  statsig.checkGate(ANN, "new_checkout") ? "on" : "off",
                  statsig.getExperiment(ANN, "button").getString("colour", "-").equals("blue")
                      ? "Blue"
                      : "Control");
      assertThat(run.getDisplayName()).isEqualTo(found);
    }

    @FlagMatrix(
        gates = {"new_checkout", "gift_cards", "christmas", "company_beta"},
        mode = FlagMatrix.Mode.PAIRWISE)
    void pairwise(Statsig statsig) {
      checkAll(statsig);
    }

    @FlagMatrix(
        gates = {"new_checkout", "gift_cards", "christmas", "company_beta"},
        mode = FlagMatrix.Mode.EACH_ONCE)
    void eachOnce(Statsig statsig) {
      checkAll(statsig);
    }

    @FlagMatrix(experiments = "butto")
    void unknown() {}

    private static void checkAll(Statsig statsig) {
      for (String gate : List.of("new_checkout", "gift_cards", "christmas", "company_beta")) {
        statsig.checkGate(ANN, gate);
      }
    }
  }

  @Test
  void eachRunHasWhatItsNameSays() {
    Events runs = run("all");
    runs.assertStatistics(it -> it.succeeded(4).failed(0));
    assertThat(names(runs))
        .containsExactly(
            "new_checkout=on, button=Control",
            "new_checkout=on, button=Blue",
            "new_checkout=off, button=Control",
            "new_checkout=off, button=Blue");
  }

  @Test
  void pairwiseHasEveryTwoValuesTogether() {
    Events runs = run("pairwise");
    runs.assertStatistics(it -> it.failed(0));
    List<List<String>> rows = names(runs).stream().map(name -> List.of(name.split(", "))).toList();
    assertThat(rows).hasSizeBetween(4, 8);
    String[] gates = {"new_checkout", "gift_cards", "christmas", "company_beta"};
    for (int a = 0; a < gates.length; a++) {
      for (int b = a + 1; b < gates.length; b++) {
        for (String one : List.of("=on", "=off")) {
          for (String other : List.of("=on", "=off")) {
            List<String> pair = List.of(gates[a] + one, gates[b] + other);
            assertThat(rows).anyMatch(row -> row.containsAll(pair));
          }
        }
      }
    }
  }

  @Test
  void eachOnceHasEveryValue() {
    Events runs = run("eachOnce");
    runs.assertStatistics(it -> it.failed(0));
    assertThat(names(runs))
        .containsExactly(
            "new_checkout=on, gift_cards=on, christmas=on, company_beta=on",
            "new_checkout=off, gift_cards=off, christmas=off, company_beta=off");
  }

  @Test
  void anExperimentThatIsNotThereIsNamed() {
    assertThat(
            EngineTestKit.engine("junit-jupiter")
                .selectors(selectMethod(Matrices.class, "unknown"))
                .execute()
                .containerEvents()
                .failed()
                .stream()
                .map(Object::toString))
        .singleElement()
        .asString()
        .contains("@FlagMatrix: the specs have no experiment \"butto\" with groups");
  }

  private static Events run(String method) {
    String types =
        method.equals("all")
            ? "dev.postern.Statsig,org.junit.jupiter.api.TestInfo"
            : "dev.postern.Statsig";
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Matrices.class.getName() + "#" + method + "(" + types + ")"))
        .execute()
        .testEvents();
  }

  private static List<String> names(Events runs) {
    return runs.started().stream().map(it -> it.getTestDescriptor().getDisplayName()).toList();
  }
}
