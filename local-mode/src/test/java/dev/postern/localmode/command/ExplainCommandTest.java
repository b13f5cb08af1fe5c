package dev.postern.localmode.command;

import static dev.postern.localmode.command.CommandRun.golden;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExplainCommandTest {
  private static final String USER = "{\"userID\": \"u-1\", \"email\": \"ann@fernhill.example\"}";

  @TempDir private Path directory;

  @Test
  void aGateIsExplainedAsRecorded() throws IOException {
    CommandRun run = explain(USER, "--gate", "new_checkout");
    assertThat(run.succeeds().out()).isEqualTo(golden("explain.txt"));
  }

  @ParameterizedTest
  @CsvSource({
    "--gate, gold_perks",
    "--config, shipping_rates",
    "--experiment, search_ranking",
    "--layer, search_layer"
  })
  void everyKindIsExplainedAsJson(String option, String name) throws IOException {
    CommandRun run = explain(USER, option, name, "--format", "json");
    JsonNode json = new ObjectMapper().readTree(run.succeeds().out());
    assertThat(json.toString()).contains("\"" + name + "\"", "\"u-1\"");
  }

  @Test
  void theEnvironmentCounts() throws IOException {
    assertThat(explain(Shop.A_USER, "--gate", "debug_toolbar").succeeds().out()).contains("OFF");
    assertThat(
            explain(Shop.A_USER, "--gate", "debug_toolbar", "--environment", "development")
                .succeeds()
                .out())
        .contains("ON");
  }

  @Test
  void unknownNamesAreAnsweredWithTheNearestOrTheRightOption() throws IOException {
    explain(USER, "--gate", "new_chekout")
        .failsWith("--gate: the specs have no \"new_chekout\"; did you mean new_checkout?");
    explain(USER, "--gate", "search_layer")
        .failsWith("--gate: the specs have no \"search_layer\"; it is asked for with --layer");
  }

  @Test
  void oneThingIsExplained() throws IOException {
    explain(USER).isWrongUsage("Missing required argument (specify one of these): (--gate=NAME");
    explain(USER, "--gate", "a", "--layer", "b")
        .isWrongUsage("--gate=NAME, --layer=NAME are mutually exclusive");
  }

  @Test
  void aUserThatIsNoneIsWrongUsage() throws IOException {
    explain("[]", "--gate", "dark_mode")
        .isWrongUsage("--user: a user must be a JSON object, not an array");
  }

  private CommandRun explain(String user, String... more) throws IOException {
    List<Object> args = new ArrayList<>(List.of("explain", "--specs", new Shop(directory).specs()));
    args.addAll(List.of("--user", user));
    args.addAll(Arrays.asList(more));
    return CommandRun.of(args.toArray());
  }
}
