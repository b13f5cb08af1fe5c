package com.example.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.example.shop.Checkout;
import dev.postern.StatsigUser;
import dev.postern.testkit.junit.ExperimentGroup;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ButtonTest extends ShopTest {
  @Autowired private Checkout checkout;

  @Test
  @ExperimentGroup(experiment = "pay_button", group = "Plain")
  void isPlain() {
    assertThat(checkout.button(StatsigUser.of("ann"))).isEqualTo("Pay");
  }

  @Test
  @ExperimentGroup(experiment = "pay_button", group = "Friendly")
  void isFriendly() {
    assertThat(checkout.button(StatsigUser.of("ann"))).isEqualTo("Pay now, thank you");
  }
}
