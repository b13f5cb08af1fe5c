package com.example.shop.web;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Checkout;
import dev.postern.StatsigUser;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.junit.Gate;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class PayingTest extends ShopTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Autowired private Checkout checkout;

  @Test
  @Gate("one_page_checkout")
  void onOnePage(ExposureLog exposures) {
    assertThat(checkout.pay(ANN, 20).pages()).isEqualTo(1);
    assertThat(exposures).gate("one_page_checkout").forUser("ann").wasExposedOnce();
  }

  @Test
  @Gate(value = "one_page_checkout", on = false)
  void onThreePages(ExposureLog exposures) {
    assertThat(checkout.pay(ANN, 20).pages()).isEqualTo(3);
    assertThat(exposures).gate("one_page_checkout").forUser("ann").wasExposedOnce();
  }

  @Test
  void atChristmas(StatsigTestKit kit) {
    kit.clock().set(Instant.parse("2026-12-24T18:00:00Z"));
    assertThat(checkout.pay(ANN, 20).total()).isEqualTo(20);
  }

  @Test
  void onAnyOtherDay() {
    assertThat(checkout.pay(ANN, 20).total()).isEqualTo(24.9);
  }
}
