package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.localmode.command.Distribution.Group;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionCommandTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path directory;

  @Test
  void tableIsAsRecorded() throws IOException {
    assertThat(run("search_page_size").succeeds().out()).isEqualTo(golden("distribution.txt"));
  }

  @Test
  void jsonIsAsRecorded() throws IOException {
    CommandRun run = run("search_page_size", "--users", "5000", "--format", "json");
    assertThat(run.succeeds().out()).isEqualTo(golden("distribution.json"));
  }

  @Test
  void idsAreOfTheTypeOfTheExperiment() throws IOException {
    JsonNode json =
        json(run("guest_landing_page", "--users", "1000", "--format", "json").succeeds());
    assertThat(json.get("in_groups").intValue()).isPositive();
  }

  @Test
  void groupsThatDoNotFitTheirBucketsAreAFinding() throws IOException {
    Distribution distribution = new Distribution(Map.of("A", 0.5, "B", 0.5));
    for (int i = 0; i < 1000; i++) {
      distribution.add(i % 10 < 4 ? "A" : "B");
    }
    assertThat(distribution.isUneven()).isTrue();
    assertThat(distribution.statistic()).hasValue(40);
    assertThat(distribution.pValue().orElse(1)).isLessThan(1e-9);
  }

  @Test
  void aGroupThatShouldHaveNobodyIsAFinding() {
    Distribution distribution = new Distribution(Map.of("A", 0.5, "B", 0.5));
    for (int i = 0; i < 100; i++) {
      distribution.add(i % 2 == 0 ? "A" : "B");
    }
    assertThat(distribution.isUneven()).isFalse();
    distribution.add("C");
    assertThat(distribution.isUneven()).isTrue();
  }

  @Test
  void fewUsersProveNothing() {
    Distribution distribution = new Distribution(Map.of("A", 0.5, "B", 0.5));
    for (int i = 0; i < 9; i++) {
      distribution.add("A");
      distribution.add(null);
    }
    assertThat(distribution.statistic()).isEmpty();
    assertThat(distribution.isUneven()).isFalse();
    assertThat(distribution.groups()).extracting(Group::users).containsExactlyInAnyOrder(9L, 0L);
    assertThat(distribution.users()).isEqualTo(18);
  }

  @Test
  void anExperimentThatHasNotStartedHasNobody() throws IOException {
    Path specs =
        new Shop(directory)
            .changedSpecs(file -> ((ObjectNode) experiment(file)).withArray("rules").removeAll());
    CommandRun run = CommandRun.of("distribution", specs, "--experiment", "product_page_layout");
    assertThat(run.succeeds().out())
        .isEqualTo("0 of 100,000 users are in a group\ntoo few users or groups for a test\n");
  }

  @Test
  void unknownExperimentsAreAnsweredWithTheNearest() throws IOException {
    Path specs = new Shop(directory).specs();
    CommandRun.of("distribution", specs, "--experiment", "serach_ranking")
        .failsWith(
            "--experiment: the specs have no \"serach_ranking\"; did you mean search_ranking?");
  }

  @Test
  void someUsersAreNeeded() throws IOException {
    run("search_ranking", "--users", "0").isWrongUsage("--users must be 1 or more");
    run("search_ranking", "--users", "many").isWrongUsage("Invalid value for option '--users'");
  }

  private static JsonNode experiment(JsonNode specs) {
    return specs.at("/dynamic_configs/product_page_layout");
  }

  private CommandRun run(String experiment, String... options) throws IOException {
    List<Object> args = new ArrayList<>(List.of("distribution", new Shop(directory).specs()));
    args.addAll(List.of("--experiment", experiment));
    args.addAll(Arrays.asList(options));
    return CommandRun.of(args.toArray());
  }

  private static JsonNode json(CommandRun run) throws IOException {
    return MAPPER.readTree(run.out());
  }
}
