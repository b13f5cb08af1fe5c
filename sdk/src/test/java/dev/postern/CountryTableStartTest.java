package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.ManualScheduler;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When the table of countries is loaded, and when it is asked. */
class CountryTableStartTest {
  private static final SpecJson SPECS =
      new SpecJson()
          .gate(
              "g",
              Rule.of(
                  "r",
                  100,
                  "{'type':'ip_based','field':'country','operator':'any','targetValue':['US']}"));

  private final ManualScheduler time = new ManualScheduler(Instant.EPOCH);

  @Test
  void aClientThatWaitsForItBeginsASecondLater() {
    try (Statsig statsig = SPECS.open(options().setWaitForCountryLookupInit(true))) {
      assertThat(time.waiting()).isEqualTo(1);
      assertThat(time.nextDelay()).isEqualTo(Duration.ofSeconds(1));
      time.move(Duration.ofSeconds(1));
      assertThat(statsig.checkGate(new StatsigUser.Builder().setIp("8.8.8.8").build(), "g"))
          .isTrue();
    }
  }

  @Test
  void aCheckThatNeedsItSoonerDoesNotWaitForThatSecond() {
    try (Statsig statsig = SPECS.open(options().setWaitForCountryLookupInit(true))) {
      assertThat(statsig.checkGate(new StatsigUser.Builder().setIp("8.8.8.8").build(), "g"))
          .isTrue();
    }
  }

  @Test
  void aClientThatDoesNotWaitBeginsAtOnce() {
    try (Statsig statsig = SPECS.open(options())) {
      assertThat(statsig.getSpecCatalog().entities()).hasSize(1);
      assertThat(time.waiting()).isZero();
    }
  }

  @Test
  void nobodyIsAskedForTheCountryOfNoIp() {
    List<String> asked = new ArrayList<>();
    StatsigOptions.Builder options =
        options()
            .setCountryLookup(
                ip -> {
                  asked.add(ip);
                  return "US";
                });
    try (Statsig statsig = SPECS.open(options)) {
      assertThat(statsig.checkGate(StatsigUser.of("ann"), "g")).isFalse();
      assertThat(statsig.checkGate(new StatsigUser.Builder().setIp("").build(), "g")).isFalse();
      assertThat(asked).isEmpty();
      assertThat(statsig.checkGate(new StatsigUser.Builder().setIp("1.2.3.4").build(), "g"))
          .isTrue();
      assertThat(asked).containsExactly("1.2.3.4");
    }
  }

  private StatsigOptions.Builder options() {
    return new StatsigOptions.Builder().setScheduler(time);
  }
}
