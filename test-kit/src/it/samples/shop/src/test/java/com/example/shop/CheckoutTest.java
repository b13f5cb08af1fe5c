package com.example.shop;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Checkout.Receipt;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.junit.DynamicConfigValue;
import dev.postern.testkit.junit.ExperimentGroup;
import dev.postern.testkit.junit.FlagMatrix;
import dev.postern.testkit.junit.FrozenClock;
import dev.postern.testkit.junit.Gate;
import dev.postern.testkit.junit.StatsigTest;
import org.junit.jupiter.api.Test;

@StatsigTest(specs = "classpath:shop.json")
class CheckoutTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private final Checkout checkout;

  CheckoutTest(Statsig statsig) {
    checkout = new Checkout(statsig);
  }

  @Test
  @Gate("one_page_checkout")
  void theNewCheckoutHasOnePage(ExposureLog exposures) {
    assertThat(checkout.pay(ANN, 20)).isEqualTo(new Receipt(24.9, 1));

    assertThat(exposures).gate("one_page_checkout").forUser("ann").wasExposedOnce();
    assertThat(exposures).event("purchase").withValue(24.9).withMetadata("pages", "1");
  }

  @Test
  @Gate(value = "one_page_checkout", on = false)
  @Gate(value = "one_page_checkout", user = "bob")
  void onlyBobHasIt() {
    assertThat(checkout.pay(ANN, 20).pages()).isEqualTo(3);
    assertThat(checkout.pay(StatsigUser.of("bob"), 20).pages()).isEqualTo(1);
  }

  @Test
  @DynamicConfigValue(name = "shipping", json = "{\"standard\": 2, \"free_from\": 30}")
  void pricesComeFromTheConfig() {
    assertThat(checkout.pay(ANN, 29).total()).isEqualTo(31);
    assertThat(checkout.pay(ANN, 30).total()).isEqualTo(30);
  }

  @Test
  @FrozenClock("2026-12-24T18:00:00Z")
  void shippingIsFreeAtChristmas() {
    assertThat(checkout.pay(ANN, 20).total()).isEqualTo(20);
  }

  @Test
  @ExperimentGroup(experiment = "pay_button", group = "Friendly")
  void theFriendlyButtonThanks(ExposureLog exposures) {
    assertThat(checkout.button(ANN)).isEqualTo("Pay now, thank you");
    assertThat(exposures).experiment("pay_button").wasExposedOnce().inGroup("Friendly");
  }

  @Test
  void theRulesLetSomeCustomersIn(StatsigTestKit kit) {
    StatsigUser lucky = kit.users().passing("one_page_checkout");
    assertThat(checkout.pay(lucky, 20).pages()).isEqualTo(1);
  }

  @FlagMatrix(
      gates = {"one_page_checkout", "christmas_shipping"},
      experiments = "pay_button")
  void everyCombinationTakesTheMoney() {
    assertThat(checkout.button(ANN)).startsWith("Pay");
    assertThat(checkout.pay(ANN, 60).total()).isEqualTo(60);
  }
}
