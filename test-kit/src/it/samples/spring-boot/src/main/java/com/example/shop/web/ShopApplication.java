package com.example.shop.web;

import com.example.shop.Checkout;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.localmode.LocalMode;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

@SpringBootApplication
public class ShopApplication {
  public static void main(String[] args) {
    SpringApplication.run(ShopApplication.class, args);
  }

  @Bean
  Statsig statsig() {
    return LocalMode.statsig(
        LocalMode.specResource("shop.json").build(), new StatsigOptions.Builder());
  }

  @Bean
  Checkout checkout(Statsig statsig) {
    return new Checkout(statsig);
  }
}
