package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.BytesSource;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One client for a whole application. */
class SharedInstanceTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private static StatsigOptions options() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, SpecJson.PUBLIC));
    return new StatsigOptions.Builder().setSpecSource(new BytesSource(specs.json())).build();
  }

  @AfterEach
  void forget() {
    Statsig.removeSharedInstance();
  }

  @Test
  void theSharedClientIsTheOneThatWasMadeFirst() {
    Statsig made = Statsig.newShared("", options());
    made.initialize().join();
    Statsig second = Statsig.newShared("", options());

    assertThat(Statsig.shared()).isSameAs(made);
    assertThat(Statsig.shared().checkGate(ANN, "g")).isTrue();
    assertThat(second).isNotSameAs(made);
    second.initialize().join();
    assertThat(second.checkGate(ANN, "g")).isFalse();
  }

  @Test
  void withoutASharedClientThereIsOneThatGivesDefaults() {
    assertThat(Statsig.hasShared()).isFalse();
    assertThat(Statsig.shared().checkGate(ANN, "g")).isFalse();
    assertThat(Statsig.hasShared()).isFalse();
  }

  @Test
  void aForgottenClientGoesOnWorking() {
    Statsig made = Statsig.newShared("", options());
    made.initialize().join();
    Statsig.removeSharedInstance();
    assertThat(Statsig.hasShared()).isFalse();
    assertThat(made.checkGate(ANN, "g")).isTrue();
  }

  @Test
  void aBuilderMakesAClientThatIsReady() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, SpecJson.PUBLIC));
    try (Statsig statsig =
        Statsig.builder("")
            .options(options -> options.setSpecSource(new BytesSource(specs.json())))
            .start()) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
    }
  }
}
