package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import dev.postern.testing.BytesSource;
import dev.postern.testing.LoggingClient;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Users that remember their answers, and new ones each time, get the same from a whole project. */
class RememberedShopTest {
  @Test
  void askedAgainTheAnswersAreTheSame() {
    try (Statsig statsig = shop()) {
      for (String json : Fixtures.STOREFRONT.users()) {
        StatsigUser kept = StatsigUser.fromJson(json);
        for (int i = 0; i < 3; i++) {
          assertThat(answers(statsig, () -> kept))
              .isEqualTo(answers(statsig, () -> StatsigUser.fromJson(json)));
          assertThat(response(statsig, kept))
              .isEqualTo(response(statsig, StatsigUser.fromJson(json)));
        }
      }
    }
  }

  private static Statsig shop() {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new BytesSource(Fixtures.STOREFRONT.specBytes()))
            .setClock(() -> LoggingClient.START)
            .setWaitForCountryLookupInit(true)
            .build();
    Statsig statsig = new Statsig("", options);
    statsig.initialize().join();
    return statsig;
  }

  /** Which sessions are recorded is drawn by lot. */
  private static String response(Statsig statsig, StatsigUser user) {
    return statsig
        .getClientInitializeResponse(user)
        .replaceAll("\"can_record_session\":(true|false)", "");
  }

  private static List<String> answers(Statsig statsig, Supplier<StatsigUser> user) {
    List<String> answers = new ArrayList<>();
    for (SpecEntity entity : statsig.getSpecCatalog().entities()) {
      String name = entity.name();
      answers.add(statsig.checkGate(user.get(), name) + "");
      answers.add(statsig.getFeatureGate(user.get(), name).toString());
      answers.add(statsig.getDynamicConfig(user.get(), name).toString());
      Experiment experiment = statsig.getExperiment(user.get(), name);
      answers.add(experiment + " " + experiment.getSecondaryExposures());
      answers.add(statsig.getLayer(user.get(), name).toString());
    }
    return answers;
  }
}
