package dev.postern.localmode.server;

import static dev.postern.localmode.server.Asked.get;
import static dev.postern.localmode.server.Asked.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.postern.BootstrapSpecs;
import dev.postern.ClientInitResponseOptions;
import dev.postern.HashAlgo;
import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.LocalMode;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code /v1/download_config_specs} gives. */
class OlderFormTest {
  @TempDir private Path directory;

  @Test
  void specsAreListsWithTheirConditionsAndLayersNameTheirExperiments() {
    JsonNode older = json(older(Fixtures.STOREFRONT));
    assertThat(older.path("feature_gates").isArray()).isTrue();
    assertThat(older.at("/feature_gates/0/name").asText()).isNotEmpty();
    assertThat(older.at("/feature_gates/0/rules/0/conditions/0/type").asText()).isNotEmpty();
    assertThat(older.has("condition_map")).isFalse();
    assertThat(older.path("layers").properties()).isNotEmpty();
    older
        .path("layers")
        .forEach(experiments -> assertThat(experiments.get(0).isTextual()).isTrue());
  }

  @Test
  void everyChangeHasALaterTimeAsThereIsNoChecksumToTellIt() throws Exception {
    String file = Fixtures.STOREFRONT.specText();
    long time = json(file).path("time").asLong();
    BootstrapSpecs source = BootstrapSpecs.of(file);
    try (StatsigEndpoints endpoints = new StatsigEndpoints(source, events -> {})) {
      String since = "/v1/download_config_specs/secret-1.json?sinceTime=";
      assertThat(json(get(endpoints, since + 0)).path("time").asLong()).isEqualTo(time);
      assertThat(json(get(endpoints, since + time)).path("has_updates").booleanValue()).isFalse();
      source.setData(file.replace("6.9", "7.1"));
      assertThat(json(get(endpoints, since + time)).path("time").asLong()).isEqualTo(time + 1);
      source.setData(file.replace("6.9", "7.1"));
      assertThat(json(get(endpoints, since + 0)).path("time").asLong()).isEqualTo(time + 1);
      assertThat(json(get(endpoints, "/v2/download_config_specs")).path("time").asLong())
          .isEqualTo(time);
    }
  }

  /** Local mode reads the older form too: there and back again, nothing is lost. */
  @ParameterizedTest
  @EnumSource
  void answersAreThoseOfTheCurrentForm(Fixtures fixture) throws Exception {
    Path current = Files.write(directory.resolve("current.json"), fixture.specBytes());
    Path older = Files.write(directory.resolve("older.json"), older(fixture).body());
    try (Statsig expected = LocalMode.statsig(current);
        Statsig actual = LocalMode.statsig(older)) {
      assertThat(actual.getSpecCatalog().entities())
          .containsExactlyInAnyOrderElementsOf(expected.getSpecCatalog().entities());
      for (String json : fixture.users()) {
        StatsigUser user = StatsigUser.fromJson(json);
        assertThat(answers(actual, user)).as(json).isEqualTo(answers(expected, user));
      }
    }
  }

  private static EndpointAnswer older(Fixtures fixture) {
    try (StatsigEndpoints endpoints =
        new StatsigEndpoints(BootstrapSpecs.of(fixture.specBytes()), events -> {})) {
      return get(endpoints, "/v1/download_config_specs/secret-1.json");
    }
  }

  private static JsonNode answers(Statsig statsig, StatsigUser user) {
    String response =
        statsig.getClientInitializeResponse(user, new ClientInitResponseOptions(HashAlgo.NONE));
    JsonNode all = json(response);
    return JsonNodeFactory.instance
        .arrayNode()
        .add(all.path("feature_gates"))
        .add(all.path("dynamic_configs"))
        .add(all.path("layer_configs"))
        .add(all.path("param_stores"));
  }
}
