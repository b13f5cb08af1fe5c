package dev.postern.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.Shop;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** An overlay file as an annotation; that it is on a class, no test need read it. */
@StatsigTest(builtBy = Shop.class)
@OverlayFile("classpath:dev/postern/testkit/overlay.json")
class OverlayFileTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Retention(RetentionPolicy.RUNTIME)
  @OverlayFile("src/test/resources/dev/postern/testkit/overlay-personal.json")
  @interface Mine {}

  @Test
  void theFileOfTheClassIsForEveryTest(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "new_checkout")).isTrue();
    assertThat(statsig.checkGate(StatsigUser.of("bob"), "new_checkout")).isFalse();
  }

  @Test
  @Gate(value = "new_checkout", on = false)
  void theMethodLiesAboveIt(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "new_checkout")).isFalse();
    assertThat(statsig.getLayer(ANN, "search").getInt("rows", 0)).isEqualTo(3);
  }

  @Test
  @Gate(value = "christmas", on = false)
  @Mine
  void whatStandsBesideAFileLiesAboveIt(Statsig statsig) {
    assertThat(statsig.checkGate(ANN, "new_checkout")).isFalse();
    assertThat(statsig.checkGate(ANN, "christmas")).isFalse();
  }

  @Nested
  @Mine
  @Gate("gift_cards")
  class InANestedClass {
    @Test
    void bothFilesAreThere(Statsig statsig) {
      assertThat(statsig.checkGate(ANN, "new_checkout")).isFalse();
      assertThat(statsig.checkGate(ANN, "christmas")).isTrue();
      assertThat(statsig.checkGate(ANN, "gift_cards")).isTrue();
      assertThat(statsig.getLayer(ANN, "search").getInt("rows", 0)).isEqualTo(3);
    }
  }
}
