package com.example.shop;

import static dev.postern.testkit.assertj.StatsigAssertions.assertThat;
import static org.junit.Assert.assertEquals;

import dev.postern.StatsigUser;
import dev.postern.testkit.StatsigTestKit;
import org.junit.After;
import org.junit.Test;

public class CheckoutTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  private final StatsigTestKit kit = StatsigTestKit.forSpecs("classpath:shop.json");
  private final Checkout checkout = new Checkout(kit.statsig());

  @After
  public void close() {
    kit.close();
  }

  @Test
  public void theNewCheckoutHasOnePage() {
    kit.override().gate("one_page_checkout").on();
    assertEquals(1, checkout.pay(ANN, 20).pages());
    assertThat(kit.exposures()).gate("one_page_checkout").forUser("ann").wasExposedOnce();
  }

  @Test
  public void theFriendlyButtonThanks() {
    kit.override().experiment("pay_button").group("Friendly").forUser("ann");
    assertEquals("Pay now, thank you", checkout.button(ANN));
  }
}
