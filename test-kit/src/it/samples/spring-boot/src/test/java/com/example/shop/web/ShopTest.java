package com.example.shop.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.junit.StatsigExtension;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.bean.override.convention.TestBean;

/**
 * A test of the whole application. All its tests share one context; each finds the client fresh.
 */
@SpringBootTest
abstract class ShopTest {
  private static final StatsigTestKit KIT = StatsigTestKit.forSpecs("classpath:shop.json");

  @RegisterExtension
  static final StatsigExtension STATSIG = StatsigExtension.builder().kitFrom(test -> KIT).build();

  /** In place of the application's own. */
  @TestBean private Statsig statsig;

  private static Statsig statsig() {
    return KIT.statsig();
  }

  /** Only to show that the context is kept; a project does not need it. */
  private static final Set<ApplicationContext> CONTEXTS = new HashSet<>();

  @BeforeEach
  void theContextIsKept(@Autowired ApplicationContext context) {
    CONTEXTS.add(context);
    assertThat(CONTEXTS).hasSize(1);
  }
}
