package dev.postern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fixtures;
import dev.postern.fixtures.Fuzzing;
import dev.postern.internal.spec.SpecCompiler;
import dev.postern.internal.spec.SpecDocument;
import dev.postern.internal.spec.SpecParser;
import dev.postern.internal.useragent.UserAgentParsers;
import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.testing.KeptLog;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Damaged files: a refusal that is documented, or answers; never anything else. */
class FuzzTest {
  private static final StatsigUser ANN =
      StatsigUser.fromJson("{'userID':'ann','email':'a@b.example'}".replace('\'', '"'));

  @Test
  void aDamagedSpecFileIsRefusedOrEvaluated() throws IOException {
    Fuzzing.of("specs", small(), FuzzTest::evaluate);
  }

  @Test
  void aDamagedFileOfEveryOperatorIsRefusedOrEvaluated() throws IOException {
    byte[] whole = Fixtures.OPERATORS.specText().getBytes(UTF_8);
    Fuzzing.of(
        "specs-of-every-operator",
        whole,
        damaged -> {
          SpecDocument read;
          try {
            read = SpecParser.parse(new ByteArrayInputStream(damaged));
          } catch (SpecFormatException refused) {
            assertThat(refused.line()).isPositive();
            return;
          }
          assertThat(SpecCompiler.compile(read)).isNotNull();
        });
  }

  @Test
  void aDamagedFileNeverTakesThePlaceOfGoodSpecs() throws IOException {
    byte[] good = small();
    Feed feed = new Feed(good);
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(feed)
            .setOutputLoggerProvider(new KeptLog())
            .build();
    try (Statsig statsig = new Statsig("", options)) {
      statsig.initialize().join();
      Fuzzing.of(
          "update-of-specs",
          good,
          damaged -> {
            boolean isTaken = feed.send(damaged);
            FeatureGate gate = statsig.getFeatureGate(ANN, "g");
            assertThat(gate.getEvaluationDetails().getReason())
                .containsPattern("^(Bootstrap:|Error:Statsig Evaluation Depth Exceeded)");
            if (!isTaken) {
              assertThat(feed.send(good)).isTrue();
              assertThat(statsig.checkGate(ANN, "g")).isTrue();
            }
          });
    }
  }

  @Test
  void aDamagedUserIsRefusedOrEvaluated() throws IOException {
    String user =
        "{\"userID\":\"ann\",\"customIDs\":{\"companyID\":\"c\",\"n\":7},\"email\":\"a@b.example\","
            + "\"ip\":\"8.8.8.8\",\"userAgent\":\"Mozilla/5.0\",\"country\":\"DE\",\"locale\":\"de\","
            + "\"appVersion\":\"1.2.3\",\"custom\":{\"f\":[1,\"a\",null,{\"k\":1.5}],\"t\":true},"
            + "\"privateAttributes\":{\"s\":\"x\"},\"statsigEnvironment\":{\"tier\":\"qa\"}}";
    try (Statsig statsig = open(small())) {
      Fuzzing.of(
          "user",
          user.getBytes(UTF_8),
          damaged -> {
            StatsigUser read;
            try {
              read = StatsigUser.fromJson(new String(damaged, ISO_8859_1));
            } catch (IllegalArgumentException refused) {
              assertThat(refused).hasMessageNotContaining("example");
              return;
            }
            statsig.checkGate(read, "g");
            assertThat(statsig.getClientInitializeResponse(read)).startsWith("{");
          });
    }
  }

  @Test
  void aDamagedUserAgentIsParsed() throws IOException {
    String agent =
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like"
            + " Gecko) Version/17.1 Mobile/15E148 Safari/604.1";
    Fuzzing.of(
        "user-agent",
        agent.getBytes(UTF_8),
        damaged -> {
          ParsedUserAgent parsed =
              UserAgentParsers.firstParty().parse(new String(damaged, ISO_8859_1));
          assertThat(parsed.osName()).isNotNull();
        });
  }

  private static void evaluate(byte[] specs) {
    try (Statsig statsig = open(specs)) {
      for (SpecEntity entity : statsig.getSpecCatalog().entities()) {
        statsig.getFeatureGate(ANN, entity.name());
        statsig.getLayer(ANN, entity.name());
      }
      assertThat(statsig.getFeatureGate(ANN, "g").getEvaluationDetails().getReason()).isNotEmpty();
      statsig.getExperiment(ANN, "e").getValue();
      statsig.getLayer(ANN, "l").getValue();
      assertThat(statsig.getClientInitializeResponse(ANN)).startsWith("{");
    }
  }

  private static byte[] small() {
    String email =
        "{'type':'user_field','operator':'str_matches','field':'email','targetValue':'@b'}";
    SpecJson specs =
        new SpecJson()
            .gate("g", Rule.of("r", 100, email))
            .gate("h", Rule.of("s", 50, "{'type':'pass_gate','targetValue':'g'}"))
            .experiment("e", "{'isActive':true}", Rule.of("x", 100, email).returning("{'k':1.5}"))
            .layer("l", "{'k':0}", "{}", Rule.of("y", 99.9).with("{'configDelegate':'e'}"))
            .put("param_stores", "{'p':{'parameters':{'a':{'ref_type':'static','value':1}}}}");
    return specs.json().getBytes(UTF_8);
  }

  private static Statsig open(byte[] specs) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(new Feed(specs))
            .setOutputLoggerProvider(new KeptLog())
            .build();
    Statsig statsig = new Statsig("", options);
    assertThat(statsig.initializeWithDetails().join()).isNotNull();
    return statsig;
  }

  /** Hands over what it is told to. */
  private static final class Feed implements SpecSource {
    private final byte[] first;
    private SpecReceiver receiver = in -> {};

    Feed(byte[] first) {
      this.first = first;
    }

    @Override
    public String name() {
      return "Bootstrap";
    }

    @Override
    public void start(SpecReceiver to) throws IOException, SpecFormatException {
      receiver = to;
      to.receive(new ByteArrayInputStream(first));
    }

    boolean send(byte[] specs) throws IOException {
      try {
        receiver.receive(new ByteArrayInputStream(specs));
        return true;
      } catch (SpecFormatException refused) {
        return false;
      }
    }
  }
}
