package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsigTestKitTest {
  @Test
  void evaluatesForRealAtTheTimeOfTheTest(@TempDir Path folder) throws IOException {
    StatsigUser user =
        StatsigUser.fromJson(
            "{\"userID\":\"u-1\",\"email\":\"ann@shop.example\",\"country\":\"DE\"}");
    try (StatsigTestKit kit = StatsigTestKit.forSpecs(Fixtures.STOREFRONT.copyTo(folder))) {
      assertThat(kit.statsig().checkGate(user, "winter_sale_2019")).isFalse();

      kit.clock().set(Instant.parse("2019-12-20T12:00:00Z"));
      assertThat(kit.statsig().checkGate(user, "winter_sale_2019")).isTrue();

      kit.clock().advance(Duration.ofDays(365));
      assertThat(kit.statsig().checkGate(user, "winter_sale_2019")).isFalse();
    }
  }
}
