package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.MutableClock;
import dev.postern.testkit.Strictness;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An extension for each test, with everything else that a kit has. */
class ExtensionSettingsTest {
  private static final StatsigUser GERMAN =
      new StatsigUser.Builder().setUserID("ann").setCountry("DE").build();

  @RegisterExtension
  final StatsigExtension ofTheTest =
      StatsigExtension.builder()
          .specs("classpath:dev/postern/fixtures/storefront/specs.json")
          .kit(kit -> kit.time(Instant.parse("2019-12-20T12:00:00Z")))
          .kit(kit -> kit.lenient(Strictness.UNKNOWN_NAME))
          .build();

  @Test
  void specsTimeAndStrictnessAreItsOwn(Statsig statsig, MutableClock clock) {
    assertThat(clock.instant()).isEqualTo("2019-12-20T12:00:00Z");
    assertThat(statsig.checkGate(GERMAN, "winter_sale_2019")).isTrue();
    assertThat(statsig.checkGate(GERMAN, "unknown")).isFalse();
  }

  @Test
  @FrozenClock("2020-12-20T12:00:00Z")
  void annotationsGoBeforeIt(Statsig statsig) {
    assertThat(statsig.checkGate(GERMAN, "winter_sale_2019")).isFalse();
  }
}
