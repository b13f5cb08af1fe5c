package dev.postern;

import static dev.postern.testing.Responses.assertPart;
import static dev.postern.testing.Responses.names;
import static dev.postern.testing.Responses.unhashed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.testing.Responses;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a response tells of its user, and the responses without entries. */
class ClientInitUserTest {
  private static final StatsigUser NOBODY = new StatsigUser.Builder().build();
  private static final String BLANK =
      "{'feature_gates':{},'dynamic_configs':{},'layer_configs':{},'time':0,'has_updates':false,"
          + "'hash_used':'','user':%s,'sdkInfo':{},'sdkParams':{},'evaluated_keys':{},"
          + "'param_stores':{}%s}";

  @Test
  void theUserIsToldWithoutPrivateAttributes() {
    StatsigUser user =
        StatsigUser.fromJson(
            """
            {"userID":"u","customIDs":{"stableID":"s","companyID":"c"},"email":"e","ip":"1.2.3.4",
             "userAgent":"ua","country":"DE","locale":"de","appVersion":"1","custom":{"k":[1,null]},
             "privateAttributes":{"secret":"x"},"statsigEnvironment":{"tier":"own"}}
            """);
    assertPart(
        Responses.of(new SpecJson(), user, unhashed()),
        "/user",
        "{'userID':'u','customIDs':{'stableID':'s','companyID':'c'},'email':'e','ip':'1.2.3.4',"
            + "'userAgent':'ua','country':'DE','locale':'de','appVersion':'1',"
            + "'custom':{'k':[1,null]},'statsigEnvironment':{'tier':'own'}}");
  }

  @Test
  void whatIsNotThereIsLeftOutAndEmptyTextIsNot() {
    JsonNode response = Responses.of(new SpecJson(), StatsigUser.of(""), unhashed());
    assertPart(response, "/user", "{'userID':''}");
    assertPart(response, "/evaluated_keys", "{}");
    assertThat(names(response)).doesNotContain("pa_hash");
    assertPart(Responses.of(new SpecJson(), NOBODY, unhashed()), "/user", "{}");
    StatsigUser empty =
        new StatsigUser.Builder().setCustomIDs(Map.of()).setCustom(Map.of()).build();
    assertPart(Responses.of(new SpecJson(), empty, unhashed()), "/user", "{}");
  }

  @Test
  void evaluatedKeysAreTheIds() {
    StatsigUser user =
        new StatsigUser.Builder().setUserID("u").setCustomIDs(Map.of("stableID", "")).build();
    assertPart(
        Responses.of(new SpecJson(), user, unhashed()),
        "/evaluated_keys",
        "{'userID':'u','customIDs':{'stableID':''}}");
  }

  @Test
  void globalCustomFieldsComeBelowTheUsersOwn() {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder().setGlobalCustomFields(Map.of("plan", "free"));
    try (Statsig statsig = new SpecJson().open(options)) {
      StatsigUser own = new StatsigUser.Builder().setCustom(Map.of("plan", "gold")).build();
      assertPart(Responses.of(statsig, own, unhashed()), "/user", "{'custom':{'plan':'gold'}}");
      assertPart(Responses.of(statsig, NOBODY, unhashed()), "/user", "{'custom':{'plan':'free'}}");
    }
  }

  @Test
  void theEnvironmentIsTheUsersElseTheClientsElseTheFiles() {
    SpecJson specs = new SpecJson().put("default_environment", "'file'");
    StatsigUser own =
        new StatsigUser.Builder().setStatsigEnvironment(Map.of("tier", "own")).build();
    try (Statsig statsig = specs.open(new StatsigOptions.Builder().setEnvironment("client"))) {
      assertThat(tier(statsig, own)).isEqualTo("own");
      assertThat(tier(statsig, NOBODY)).isEqualTo("client");
    }
    try (Statsig statsig = specs.open()) {
      assertThat(tier(statsig, NOBODY)).isEqualTo("file");
    }
  }

  @Test
  void privateAttributesAreToldByTheSumOfTheirHashes() {
    assertThat(privateHash(Map.of("secret", "x"))).isEqualTo("945973806");
    // By hand: djb2 of n:2, l:[1,"a"] and o: together.
    assertThat(privateHash(Map.of("n", 2.0, "l", List.of(1, "a"), "o", Map.of("k", 1))))
        .isEqualTo(
            Integer.toUnsignedString(
                "n:2".hashCode() + "l:[1,\"a\"]".hashCode() + "o:".hashCode()));
  }

  @Test
  void beforeInitializingThereAreNoEntries() {
    Statsig statsig = new Statsig("", new StatsigOptions.Builder().build());
    JsonNode response = Responses.of(statsig, StatsigUser.of("u"), new ClientInitResponseOptions());
    assertThat(response.at("/feature_gates")).isEmpty();
    assertThat(response.at("/time").longValue()).isZero();
    assertThat(response.at("/has_updates").booleanValue()).isTrue();
    assertPart(response, "/hash_used", "'djb2'");
    assertPart(response, "/user", "{'userID':'u'}");
  }

  @Test
  void gatesInACircleMakeAResponseWithoutEntries() {
    SpecJson specs =
        new SpecJson()
            .gate("fine", Rule.of("r", 100))
            .gate("a", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'b'}"))
            .gate("b", Rule.of("r", 100, "{'type':'pass_gate','targetValue':'a'}"));
    StatsigUser user =
        new StatsigUser.Builder()
            .setUserID("u1")
            .setPrivateAttributes(Map.of("secret", "x"))
            .build();
    assertPart(
        Responses.of(specs, user, unhashed()),
        "",
        BLANK.formatted("{'userID':'u1'}", ",'pa_hash':'945973806'"));
    assertPart(
        Responses.of(
            specs, user, unhashed(GCIRResponseFormat.InitializeWithSecondaryExposureMapping)),
        "",
        BLANK.formatted("{'userID':'u1'}", ",'exposures':{}"));
  }

  @Test
  void aClientThatHasTheSameEntriesGetsNone() {
    SpecJson specs = new SpecJson().gate("g", Rule.of("r", 100)).config("c", "{'p':1}");
    try (Statsig statsig = specs.open()) {
      assertThat(names(Responses.of(statsig, NOBODY, unhashed()))).doesNotContain("full_checksum");
      JsonNode first = Responses.of(statsig, StatsigUser.of("u"), having(""));
      String checksum = first.at("/full_checksum").textValue();
      assertThat(checksum).matches("[0-9]+");
      assertThat(first.at("/feature_gates")).hasSize(1);
      assertPart(
          Responses.of(statsig, StatsigUser.of("u"), having(checksum)),
          "",
          BLANK.formatted("{}", ""));
    }
  }

  @Test
  void theChecksumDependsOnTheEntriesAndNotOnTheirOrder() {
    String one = checksum(new SpecJson().gate("g", Rule.of("r", 100)).gate("h"));
    assertThat(checksum(new SpecJson().gate("h").gate("g", Rule.of("r", 100)))).isEqualTo(one);
    assertThat(checksum(new SpecJson().gate("g", Rule.of("r", 0)).gate("h"))).isNotEqualTo(one);
    assertThat(checksum(new SpecJson().gate("g", Rule.of("r", 100)))).isNotEqualTo(one);
  }

  @Test
  void otherFormsTellNoChecksum() {
    ClientInitResponseOptions options = having("");
    options.setResponseFormat(GCIRResponseFormat.InitializeV2);
    assertThat(names(Responses.of(new SpecJson(), NOBODY, options)))
        .doesNotContain("full_checksum");
  }

  private static ClientInitResponseOptions having(String checksum) {
    ClientInitResponseOptions options = unhashed();
    options.setPreviousResponseHash(checksum);
    return options;
  }

  private static String checksum(SpecJson specs) {
    return Responses.of(specs, StatsigUser.of("u"), having("")).at("/full_checksum").textValue();
  }

  private static String privateHash(Map<String, ?> attributes) {
    StatsigUser user = new StatsigUser.Builder().setPrivateAttributes(attributes).build();
    return Responses.of(new SpecJson(), user, unhashed()).at("/pa_hash").textValue();
  }

  private static String tier(Statsig statsig, StatsigUser user) {
    return Responses.of(statsig, user, unhashed()).at("/user/statsigEnvironment/tier").textValue();
  }
}
