package dev.postern;

import static dev.postern.testing.SpecJson.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.spi.UserAgentParser;
import dev.postern.testing.LoggingClient;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** A user remembers answers; that must show in nothing but speed. */
class RememberedAnswersTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");
  private static final String CHROME =
      "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
          + " Chrome/115.0.0.0 Safari/537.36";

  @Test
  void twoClientsDoNotMixUpTheirAnswers() {
    try (Statsig open = gate(100).open();
        Statsig closed = gate(0.01).open()) {
      for (int i = 0; i < 4; i++) {
        assertThat(open.checkGate(ANN, "gate")).isTrue();
        assertThat(closed.checkGate(ANN, "gate")).isFalse();
      }
    }
  }

  @Test
  void newerSpecsAreAskedAnew() throws Exception {
    Replaceable source = new Replaceable(gate(99.99).json());
    StatsigOptions options = new StatsigOptions.Builder().setSpecSource(source).build();
    try (Statsig statsig = new Statsig("", options)) {
      statsig.initialize().join();
      for (int i = 0; i < 4; i++) {
        assertThat(statsig.checkGate(ANN, "gate")).isTrue();
      }
      source.replace(gate(0.01).json());
      assertThat(statsig.checkGate(ANN, "gate")).isFalse();
    }
  }

  @Test
  void timePasses() {
    String before = LoggingClient.START.plusSeconds(60).toEpochMilli() + "";
    SpecJson specs =
        new SpecJson()
            .gate(
                "early",
                Rule.of(
                    "r",
                    100,
                    "{'type':'current_time','operator':'before','targetValue':" + before + "}"))
            .gate("always", Rule.of("r", 100, PUBLIC))
            .gate("outer", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'early'}"))
            .gate("other", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'early'}"))
            .gate(
                "both",
                Rule.of(
                    "r",
                    100,
                    "{'type':'pass_gate','targetValue':'early'}",
                    "{'type':'pass_gate','targetValue':'always'}"));
    List<String> gates = List.of("early", "outer", "other", "both");
    try (LoggingClient client = new LoggingClient(specs, options -> {})) {
      for (int i = 0; i < 4; i++) {
        assertThat(gates).allMatch(gate -> client.statsig.checkGate(ANN, gate));
      }
      // A response evaluates the nested gate once for all.
      StatsigUser bob = StatsigUser.of("bob");
      for (int i = 0; i < 4; i++) {
        client.statsig.getClientInitializeResponse(bob);
      }
      client.time.move(Duration.ofMinutes(2));
      assertThat(gates).noneMatch(gate -> client.statsig.checkGate(ANN, gate));
      assertThat(gates).noneMatch(gate -> client.statsig.checkGate(bob, gate));
    }
  }

  @Test
  void aUserAgentParserOfYourOwnIsAskedEachTime() {
    UserAgentParser shared = UserAgentParser.firstParty();
    AtomicBoolean isChrome = new AtomicBoolean(true);
    SpecJson specs =
        new SpecJson()
            .gate(
                "chrome",
                Rule.of(
                    "r",
                    100,
                    "{'type':'ua_based','field':'browser_name','operator':'any',"
                        + "'targetValue':['Chrome']}"));
    try (Statsig statsig =
        specs.open(
            new StatsigOptions.Builder()
                .setUserAgentParser(text -> shared.parse(isChrome.get() ? CHROME : text)))) {
      StatsigUser user = new StatsigUser.Builder().setUserID("a").setUserAgent("any").build();
      for (int i = 0; i < 4; i++) {
        assertThat(statsig.checkGate(user, "chrome")).isTrue();
      }
      isChrome.set(false);
      assertThat(statsig.checkGate(user, "chrome")).isFalse();
    }
  }

  @Test
  void aCountryLookupOfYourOwnIsAskedEachTime() {
    AtomicReference<String> country = new AtomicReference<>("DE");
    SpecJson specs =
        new SpecJson()
            .gate(
                "german",
                Rule.of(
                    "r",
                    100,
                    "{'type':'ip_based','field':'country','operator':'any','targetValue':['DE']}"));
    try (Statsig statsig =
        specs.open(new StatsigOptions.Builder().setCountryLookup(ip -> country.get()))) {
      StatsigUser user = new StatsigUser.Builder().setUserID("a").setIp("1.2.3.4").build();
      for (int i = 0; i < 4; i++) {
        assertThat(statsig.checkGate(user, "german")).isTrue();
      }
      country.set("FR");
      assertThat(statsig.checkGate(user, "german")).isFalse();
    }
  }

  @Test
  void overridesComeFirstAndGoWithoutATrace() {
    SpecJson specs =
        gate(99.99).gate("outer", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'gate'}"));
    try (Statsig statsig = specs.open()) {
      for (int i = 0; i < 4; i++) {
        assertThat(statsig.checkGate(ANN, "outer")).isTrue();
      }
      statsig.overrideGate("gate", false);
      assertThat(statsig.checkGate(ANN, "outer")).isFalse();
      statsig.removeGateOverride("gate");
      assertThat(statsig.checkGate(ANN, "outer")).isTrue();
    }
  }

  @Test
  void moreAnswersThanAreKeptAreAllRight() {
    SpecJson specs = new SpecJson();
    int count = 3_000;
    for (int i = 0; i < count; i++) {
      specs.gate(
          "g" + i,
          Rule.of(
              "r",
              100,
              "{'type':'user_field','field':'userID','operator':'any','targetValue':['"
                  + (i % 3 == 0 ? "ann" : "bob")
                  + "']}"));
    }
    try (Statsig statsig = specs.open()) {
      for (int i = 0; i < 3 * count; i++) {
        assertThat(statsig.checkGate(ANN, "g" + i % count)).isEqualTo(i % count % 3 == 0);
      }
    }
  }

  private static SpecJson gate(double percentage) {
    return new SpecJson().gate("gate", Rule.of("r", percentage, PUBLIC));
  }

  /** Specs that can be replaced. */
  private static final class Replaceable implements SpecSource {
    private final String first;
    private SpecReceiver receiver = specs -> {};

    Replaceable(String first) {
      this.first = first;
    }

    @Override
    public String name() {
      return "Bootstrap";
    }

    @Override
    public void start(SpecReceiver to) throws java.io.IOException, SpecFormatException {
      receiver = to;
      replace(first);
    }

    void replace(String json) throws java.io.IOException, SpecFormatException {
      receiver.receive(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
  }
}
