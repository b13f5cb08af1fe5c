package dev.postern.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.internal.event.Diagnostics.Topic;
import dev.postern.internal.event.Diagnostics.Trace;
import dev.postern.internal.store.SdkConfigs;
import dev.postern.testing.EventCollector;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a client tells of its own work. */
class DiagnosticsTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(5));

  private final List<String> logged = new ArrayList<>();

  private Diagnostics diagnostics(Map<String, Object> rates, double chance) {
    SdkConfigs configs = new SdkConfigs(null, null, null, null, rates);
    RandomGenerator random =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            return (long) (chance * (1L << 53)) << 11;
          }
        };
    return new Diagnostics(log(), CLOCK, () -> configs, random, "secret-key");
  }

  /** A log of which only diagnostics are looked at. */
  private EventLog log() {
    return (EventLog)
        Proxy.newProxyInstance(
            EventLog.class.getClassLoader(),
            new Class<?>[] {EventLog.class},
            (proxy, method, arguments) -> logged.add(arguments[0] + " " + arguments[1]) ? null : 0);
  }

  @Test
  void stepsAreToldInOrder() {
    Trace trace = diagnostics(Map.of(), 0).begin(Topic.INITIALIZE);
    trace.start("overall", Map.of());
    trace.end("overall", Map.of("success", true));
    trace.finish();
    assertThat(logged)
        .containsExactly(
            "initialize [{\"key\":\"overall\",\"action\":\"start\",\"timestamp\":5},"
                + "{\"key\":\"overall\",\"action\":\"end\",\"timestamp\":5,\"success\":true}]");
  }

  @Test
  void surprise19WhatDidNotSucceedIsNotToldToHaveSucceeded() {
    Trace trace = diagnostics(Map.of(), 0).begin(Topic.INITIALIZE);
    trace.end("overall", Map.of("success", false));
    trace.finish();
    assertThat(logged.get(0)).contains("\"success\":false");
  }

  @Test
  void surprise20NoUrlTellsTheKey() {
    Trace trace = diagnostics(Map.of(), 0).begin(Topic.SPEC_SYNC);
    trace.start("download_config_specs", Map.of("url", "https://x.example/v2/secret-key.json"));
    trace.finish();
    assertThat(logged.get(0)).contains("https://x.example/v2/KEY.json").doesNotContain("secret");
  }

  @ParameterizedTest
  @CsvSource({
    "INITIALIZE, 0.9999, true",
    "SPEC_SYNC, 0.0999, true",
    "SPEC_SYNC, 0.1001, false",
    "ID_LIST_SYNC, 0.0099, true",
    "ID_LIST_SYNC, 0.0101, false"
  })
  void aSampleIsLogged(Topic topic, double chance, boolean isLogged) {
    Trace trace = diagnostics(Map.of(), chance).begin(topic);
    trace.start("step", Map.of());
    trace.finish();
    assertThat(logged).hasSize(isLogged ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({"0, false", "-5, false", "10000, true", "99999, true"})
  void theSpecsNameTheRate(long rate, boolean isLogged) {
    Trace trace = diagnostics(Map.of("dcs", rate), 0.9).begin(Topic.SPEC_SYNC);
    trace.start("step", Map.of());
    trace.finish();
    assertThat(logged).hasSize(isLogged ? 1 : 0);
  }

  @Test
  void noMoreThanFiftyStepsAreKept() {
    Trace trace = diagnostics(Map.of(), 0).begin(Topic.INITIALIZE);
    for (int i = 0; i < 60; i++) {
      trace.start("step", Map.of("attempt", i));
    }
    trace.finish();
    String json = logged.get(0).substring("initialize ".length());
    assertThat(EventCollector.parse(json)).hasSize(50);
  }
}
