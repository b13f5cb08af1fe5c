package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A check that has been asked before allocates nothing; a new user allocates little. */
class AllocationTest {
  private static final int CHECKS = 100_000;

  /** What compiling and counting itself may take; a byte for each check would be far more. */
  private static final long NOISE = CHECKS / 2;

  private static final StatsigUser USER =
      new StatsigUser.Builder()
          .setUserID("u-7001")
          .setEmail("customer7001@post.example")
          .setUserAgent("Mozilla/5.0 (Windows NT 10.0) Chrome/124.0.0.0 Safari/537.36")
          .setCustomIDs(Map.of("companyID", "c-11"))
          .setCustom(Map.of("plan", "plus", "points", 2450))
          .build();

  private static SpecJson specs() {
    return new SpecJson()
        .gate("public", Rule.of("r", 100, PUBLIC))
        .gate("half", Rule.of("r", 50, PUBLIC))
        .gate(
            "email",
            Rule.of(
                "r",
                100,
                "{'type':'user_field','field':'email','operator':'str_contains_any',"
                    + "'targetValue':['@post.example']}"))
        .gate(
            "agent",
            Rule.of(
                "r",
                100,
                "{'type':'ua_based','field':'browser_name','operator':'any',"
                    + "'targetValue':['Chrome']}"))
        .gate(
            "nested",
            Rule.of(
                "r",
                40,
                "{'type':'pass_gate','targetValue':'half'}",
                "{'type':'fail_gate','targetValue':'email'}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "half", "email", "agent", "nested", "unknown"})
  void aCheckThatLogsNothing(String gate) {
    try (Statsig statsig = specs().open()) {
      assertThat(bytes(statsig, gate)).isLessThan(NOISE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"public", "half", "email", "agent", "nested", "unknown"})
  void aRepeatedExposure(String gate) {
    try (LoggingClient client = new LoggingClient(specs(), options -> {})) {
      assertThat(bytes(client.statsig, gate)).isLessThan(NOISE);
      assertThat(client.statsig.getEventLogStatus().deduplicated()).isEqualTo(2 * CHECKS - 1);
    }
  }

  @Test
  void manyUsersInTurn() {
    try (Statsig statsig = specs().open()) {
      List<StatsigUser> users =
          java.util.stream.IntStream.range(0, 1_000)
              .mapToObj(number -> StatsigUser.of("user-" + number))
              .toList();
      check(statsig, users);
      long before = allocated();
      check(statsig, users);
      assertThat(allocated() - before).isLessThan(NOISE);
    }
  }

  /** A builder, a user, its four sets of attributes and its properties: nothing of the values. */
  @Test
  void makingAFullUserAndItsFirstRollout() {
    Map<String, String> ids = Map.of("companyID", "c-11", "stableID", "d-1");
    Map<String, Object> custom = Map.of("plan", "plus", "points", 2450, "cart", 64.9);
    Map<String, String> secrets = Map.of("credit_score", "661");
    try (Statsig statsig = specs().open()) {
      Runnable request =
          () ->
              statsig.checkGate(
                  new StatsigUser.Builder()
                      .setUserID("u-7001")
                      .setEmail("customer7001@post.example")
                      .setCustomIDs(ids)
                      .setCustom(custom)
                      .setPrivateAttributes(secrets)
                      .build(),
                  "half");
      repeat(request);
      long before = allocated();
      repeat(request);
      assertThat(allocated() - before).isLessThan(CHECKS * 250L);
    }
  }

  private static void repeat(Runnable work) {
    for (int i = 0; i < CHECKS; i++) {
      work.run();
    }
  }

  private static long bytes(Statsig statsig, String gate) {
    check(statsig, gate);
    long before = allocated();
    check(statsig, gate);
    return allocated() - before;
  }

  private static void check(Statsig statsig, String gate) {
    for (int i = 0; i < CHECKS; i++) {
      statsig.checkGate(USER, gate);
    }
  }

  private static void check(Statsig statsig, List<StatsigUser> users) {
    for (int i = 0; i < CHECKS; i++) {
      statsig.checkGate(users.get(i % users.size()), "half");
    }
  }

  private static long allocated() {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
