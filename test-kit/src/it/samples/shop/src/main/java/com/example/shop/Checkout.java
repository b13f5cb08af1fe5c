package com.example.shop;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import java.util.Map;

/** Where customers pay. */
public final class Checkout {
  private final Statsig statsig;

  public Checkout(Statsig statsig) {
    this.statsig = statsig;
  }

  /** What a customer has paid, and on how many pages. */
  public record Receipt(double total, int pages) {}

  public Receipt pay(StatsigUser customer, double goods) {
    double total = goods + shipping(customer, goods);
    int pages = statsig.checkGate(customer, "one_page_checkout") ? 1 : 3;
    statsig.logEvent(customer, "purchase", total, Map.of("pages", String.valueOf(pages)));
    return new Receipt(total, pages);
  }

  public String button(StatsigUser customer) {
    return statsig.getExperiment(customer, "pay_button").getString("text", "Pay");
  }

  private double shipping(StatsigUser customer, double goods) {
    if (statsig.checkGate(customer, "christmas_shipping")) {
      return 0;
    }
    var prices = statsig.getDynamicConfig(customer, "shipping");
    return goods >= prices.getDouble("free_from", 50) ? 0 : prices.getDouble("standard", 4.9);
  }
}
