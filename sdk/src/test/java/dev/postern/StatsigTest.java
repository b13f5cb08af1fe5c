package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.postern.fixtures.Fixtures;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.testing.BytesSource;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The life of a client, and the shape of its answers. */
class StatsigTest {
  private static final StatsigUser ANN = StatsigUser.of("ann");

  @Test
  void beforeInitialisationEveryAnswerIsTheDefault() {
    try (Statsig statsig = new Statsig("", options(Fixtures.STOREFRONT.specText()))) {
      assertThat(statsig.checkGate(ANN, "dark_mode")).isFalse();
      assertThat(statsig.getDynamicConfig(ANN, "shipping_rates").getValue()).isEmpty();
      EvaluationDetails details = statsig.getLayer(ANN, "search_layer").getEvaluationDetails();
      assertThat(details.getReason()).isEqualTo("Uninitialized");
      assertThat(details.getLcut()).isZero();
      assertThat(details.getReceivedAt()).isZero();
    }
  }

  @Test
  void answersSayWhereTheyComeFrom() {
    Instant now = Instant.parse("2026-03-01T12:00:00Z");
    SpecJson specs = new SpecJson().gate("g", Rule.of("everyone", 100, SpecJson.PUBLIC));
    try (Statsig statsig = specs.open(new StatsigOptions.Builder().setClock(() -> now))) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "g");
      assertThat(gate.getValue()).isTrue();
      assertThat(gate.getRuleID()).isEqualTo("everyone");
      assertThat(gate.getIDType()).isEqualTo("userID");
      EvaluationDetails details = gate.getEvaluationDetails();
      assertThat(details.getReason()).isEqualTo("Bootstrap:Recognized");
      assertThat(details.getLcut()).isEqualTo(1_700_000_000_000L);
      assertThat(details.getReceivedAt()).isEqualTo(now.toEpochMilli());
    }
  }

  @Test
  void unknownNamesGiveDefaultsAndSaySo() {
    try (Statsig statsig = new SpecJson().open()) {
      FeatureGate gate = statsig.getFeatureGate(ANN, "nope");
      assertThat(gate.getValue()).isFalse();
      assertThat(gate.getRuleID()).isEmpty();
      assertThat(gate.getEvaluationDetails().getReason()).isEqualTo("Bootstrap:Unrecognized");
      Experiment experiment = statsig.getExperiment(ANN, "nope");
      assertThat(experiment.getValue()).isEmpty();
      assertThat(experiment.getGroupName()).isNull();
    }
  }

  @Test
  void parametersKeepTheirJsonTypes() {
    SpecJson specs =
        new SpecJson()
            .config(
                "c",
                "{'text':'a','whole':3,'real':3.5,'flag':true,'list':[1,'x'],'map':{'k':null},"
                    + "'big':123456789012345678901234567890,'nothing':null}");
    try (Statsig statsig = specs.open()) {
      DynamicConfig config = statsig.getDynamicConfig(ANN, "c");
      assertThat(config.getString("text", "-")).isEqualTo("a");
      assertThat(config.getInt("whole", -1)).isEqualTo(3);
      assertThat(config.getLong("whole", -1)).isEqualTo(3);
      assertThat(config.getDouble("whole", -1)).isEqualTo(3.0);
      assertThat(config.getDouble("real", -1)).isEqualTo(3.5);
      assertThat(config.getBoolean("flag", false)).isTrue();
      assertThat(config.getArray("list", new Object[0])).containsExactly(1L, "x");
      assertThat(config.getMap("map", Map.of())).containsEntry("k", null);
      assertThat(config.getValue().get("big")).hasToString("123456789012345678901234567890");
    }
  }

  @Test
  void anIntegerGetterLeavesOutTheFraction() {
    SpecJson specs = new SpecJson().config("c", "{'real':-3.9,'big':1e30,'long':5000000000}");
    try (Statsig statsig = specs.open()) {
      DynamicConfig config = statsig.getDynamicConfig(ANN, "c");
      assertThat(config.getLong("real", 7)).isEqualTo(-3);
      assertThat(config.getInt("real", 7)).isEqualTo(-3);
      assertThat(config.getLong("big", 7)).isEqualTo(Long.MAX_VALUE);
      assertThat(config.getInt("big", 7)).isEqualTo(Integer.MAX_VALUE);
      assertThat(config.getInt("long", 7)).isEqualTo(705_032_704);
    }
  }

  @Test
  void aParameterOfAnotherTypeGivesTheFallback() {
    SpecJson specs = new SpecJson().config("c", "{'text':'a','real':3.5,'nothing':null}");
    try (Statsig statsig = specs.open()) {
      DynamicConfig config = statsig.getDynamicConfig(ANN, "c");
      assertThat(config.getInt("text", 7)).isEqualTo(7);
      assertThat(config.getBoolean("real", true)).isTrue();
      assertThat(config.getBoolean("text", true)).isTrue();
      assertThat(config.getString("nothing", "-")).isEqualTo("-");
      assertThat(config.getString("absent", "-")).isEqualTo("-");
      assertThat(config.getArray("text", new Object[] {1})).containsExactly(1);
      assertThat(config.getMap("text", Map.of("a", 1))).containsEntry("a", 1);
    }
  }

  @Test
  void theEnvironmentOfTheOptionsComesBeforeThatOfTheSpecs() {
    SpecJson specs =
        new SpecJson()
            .put("default_environment", "'staging'")
            .gate("g", Rule.of("r", 100, environmentIs("staging")));
    try (Statsig byDefault = specs.open();
        Statsig production =
            specs.open(new StatsigOptions.Builder().setEnvironment("production"))) {
      assertThat(byDefault.checkGate(ANN, "g")).isTrue();
      assertThat(production.checkGate(ANN, "g")).isFalse();
    }
  }

  @Test
  void theUsersOwnEnvironmentComesFirst() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, environmentIs("qa")));
    try (Statsig statsig = specs.open(new StatsigOptions.Builder().setEnvironment("production"))) {
      StatsigUser tester =
          new StatsigUser.Builder().setStatsigEnvironment(Map.of("tier", "qa")).build();
      assertThat(statsig.checkGate(tester, "g")).isTrue();
    }
  }

  @Test
  void globalCustomFieldsHoldForUsersWithoutTheField() {
    SpecJson specs =
        new SpecJson()
            .gate(
                "g",
                Rule.of(
                    "r",
                    100,
                    "{'type':'user_field','field':'region','operator':'any','targetValue':['eu']}"));
    StatsigOptions.Builder options =
        new StatsigOptions.Builder().setGlobalCustomFields(Map.of("region", "EU"));
    try (Statsig statsig = specs.open(options)) {
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      StatsigUser american = new StatsigUser.Builder().setCustom(Map.of("region", "us")).build();
      assertThat(statsig.checkGate(american, "g")).isFalse();
    }
  }

  @Test
  void withoutSpecsTheReasonIsNoValuesAndTheDetailsSayWhy() {
    try (Statsig statsig = new Statsig("", options("{\"time\":1}"))) {
      InitializeDetails details = statsig.initializeWithDetails().join();
      assertThat(details.getIsInitSuccess()).isTrue();
      assertThat(details.getIsConfigSpecReady()).isFalse();
      assertThat(details.getSource()).isEqualTo("NoValues");
      assertThat(details.getFailureDetails())
          .extracting(FailureDetails::getReason, STRING)
          .contains("\"has_updates\" is missing");
      assertThat(statsig.getFeatureGate(ANN, "g").getEvaluationDetails().getReason())
          .isEqualTo("NoValues");
    }
  }

  @Test
  void malformedSpecsLeaveThoseInUse() throws IOException, SpecFormatException {
    KeptReceiver source = new KeptReceiver(new SpecJson().gate("g", Rule.of("r", 100)).json());
    StatsigOptions options = new StatsigOptions.Builder().setSpecSource(source).build();
    try (Statsig statsig = new Statsig("", options)) {
      statsig.initialize().join();
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      source.give("<html>");
      assertThat(statsig.checkGate(ANN, "g")).isTrue();
      source.give(new SpecJson().json());
      assertThat(statsig.checkGate(ANN, "g")).isFalse();
    }
  }

  @Test
  void aSourceThatThrowsIsReportedAndNothingElse() {
    SpecSource broken =
        new SpecSource() {
          @Override
          public String name() {
            return "Bootstrap";
          }

          @Override
          public void start(SpecReceiver receiver) {
            throw new IllegalStateException("out of paper");
          }
        };
    StatsigOptions options = new StatsigOptions.Builder().setSpecSource(broken).build();
    try (Statsig statsig = new Statsig("", options)) {
      InitializeDetails details = statsig.initializeWithDetails().join();
      assertThat(details.getFailureDetails())
          .extracting(FailureDetails::getReason)
          .isEqualTo("out of paper");
    }
  }

  @Test
  void lookupsThatThrowCountAsNoValue() {
    SpecJson specs =
        new SpecJson()
            .gate(
                "country",
                Rule.of(
                    "r",
                    100,
                    "{'type':'ip_based','field':'country','operator':'eq','targetValue':null}"))
            .gate(
                "browser",
                Rule.of(
                    "r",
                    100,
                    "{'type':'ua_based','field':'os_name','operator':'eq','targetValue':null}"));
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setCountryLookup(
                ip -> {
                  throw new IllegalStateException("no atlas");
                })
            .setUserAgentParser(
                userAgent -> {
                  throw new IllegalStateException("no glasses");
                });
    StatsigUser user = new StatsigUser.Builder().setIp("8.8.8.8").setUserAgent("x").build();
    try (Statsig statsig = specs.open(options)) {
      assertThat(statsig.checkGate(user, "country")).isTrue();
      assertThat(statsig.checkGate(user, "browser")).isTrue();
    }
  }

  @Test
  void countriesComeFromThePublishedTable() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, countryIs("US")));
    StatsigUser user = new StatsigUser.Builder().setIp("8.8.8.8").build();
    try (Statsig statsig =
        specs.open(new StatsigOptions.Builder().setWaitForCountryLookupInit(true))) {
      assertThat(statsig.checkGate(user, "g")).isTrue();
    }
  }

  @Test
  void whileCountriesAreSwitchedOffTheReasonSaysSo() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100, countryIs("US")));
    StatsigOptions.Builder options = new StatsigOptions.Builder().setDisableUserCountryLookup(true);
    try (Statsig statsig = specs.open(options)) {
      assertThat(reason(statsig, new StatsigUser.Builder().setIp("8.8.8.8").build()))
          .isEqualTo("CountryLookupNotLoaded:Recognized");
      assertThat(reason(statsig, new StatsigUser.Builder().setIp("::1").build()))
          .isEqualTo("Bootstrap:Recognized");
      assertThat(reason(statsig, new StatsigUser.Builder().setCountry("US").build()))
          .isEqualTo("Bootstrap:Recognized");
    }
  }

  @Test
  void thirdPartyParserReadsUserAgents() {
    SpecJson specs =
        new SpecJson()
            .gate(
                "g",
                Rule.of(
                    "r",
                    100,
                    "{'type':'ua_based','field':'os_version','operator':'any','targetValue':['10.0.0']}"));
    StatsigOptions.Builder options =
        new StatsigOptions.Builder().setUseThirdPartyUAParser(true).setWaitForUserAgentInit(true);
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserAgent("Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/120.0.0.0")
            .build();
    try (Statsig statsig = specs.open(options)) {
      assertThat(statsig.checkGate(user, "g")).isTrue();
    }
  }

  @Test
  void closingTwiceDoesNoHarmAndChecksGoOn() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100));
    Statsig statsig = specs.open();
    statsig.close();
    statsig.close();
    assertThat(statsig.checkGate(ANN, "g")).isTrue();
  }

  @Test
  void theCatalogListsTheStorefront() {
    try (Statsig statsig = new Statsig("", options(Fixtures.STOREFRONT.specText()))) {
      assertThat(statsig.getSpecCatalog().entities()).isEmpty();
      statsig.initialize().join();
      SpecCatalog catalog = statsig.getSpecCatalog();
      assertThat(catalog.problems()).isEmpty();
      assertThat(catalog.entities())
          .filteredOn(entity -> entity.name().equals("free_shipping_banner"))
          .singleElement()
          .satisfies(
              gate -> {
                assertThat(gate.kind()).isEqualTo(SpecEntity.Kind.FEATURE_GATE);
                assertThat(gate.enabled()).isTrue();
                assertThat(gate.fields()).containsExactly("cart_value", "country");
              });
    }
  }

  private static String reason(Statsig statsig, StatsigUser user) {
    return statsig.getFeatureGate(user, "g").getEvaluationDetails().getReason();
  }

  private static String environmentIs(String tier) {
    return "{'type':'environment_field','field':'tier','operator':'any','targetValue':['%s']}"
        .formatted(tier);
  }

  private static String countryIs(String country) {
    return "{'type':'ip_based','field':'country','operator':'any','targetValue':['%s']}"
        .formatted(country);
  }

  private static StatsigOptions options(String json) {
    return new StatsigOptions.Builder().setSpecSource(new BytesSource(json)).build();
  }

  /** A source that can be given newer specs. */
  private static final class KeptReceiver implements SpecSource {
    private final String first;
    private SpecReceiver receiver = specs -> {};

    KeptReceiver(String first) {
      this.first = first;
    }

    @Override
    public String name() {
      return "Bootstrap";
    }

    @Override
    public void start(SpecReceiver receiver) throws IOException, SpecFormatException {
      this.receiver = receiver;
      new BytesSource(first).start(receiver);
    }

    void give(String json) throws IOException {
      try {
        new BytesSource(json).start(receiver);
      } catch (SpecFormatException expected) {
        assertThat(expected.reason()).contains("not valid JSON");
      }
    }
  }
}
