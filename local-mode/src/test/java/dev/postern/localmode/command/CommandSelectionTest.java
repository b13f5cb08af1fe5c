package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandSelectionTest {
  @TempDir private Path directory;

  @Test
  void onlyWhatIsNamedIsEvaluated() throws IOException {
    JsonNode line =
        line(evaluate("--gates", "dark_mode,new_checkout", "--layers", "search_layer").succeeds());
    assertThat(names(line.get("gates"))).containsExactly("dark_mode", "new_checkout");
    assertThat(names(line.get("layers"))).containsExactly("search_layer");
    assertThat(line.get("dynamic_configs")).isEmpty();
    assertThat(line.get("experiments")).isEmpty();
  }

  @Test
  void configsAndExperimentsAreNamedByTheirOwnOptions() throws IOException {
    JsonNode line =
        line(evaluate("--configs", "shipping_rates", "--experiments", "search_ranking").succeeds());
    assertThat(names(line.get("dynamic_configs"))).containsExactly("shipping_rates");
    assertThat(names(line.get("experiments"))).containsExactly("search_ranking");
    assertThat(line.get("gates")).isEmpty();
  }

  @Test
  void aNameGivenTwiceIsEvaluatedOnce() throws IOException {
    JsonNode line = line(evaluate("--gates", "dark_mode", "--gates", "dark_mode").succeeds());
    assertThat(names(line.get("gates"))).containsExactly("dark_mode");
  }

  @Test
  void unknownNamesAreAnsweredWithTheNearest() throws IOException {
    evaluate("--gates", "dark_mod")
        .failsWith("--gates: the specs have no \"dark_mod\"; did you mean dark_mode?");
    evaluate("--configs", "Shiping_Rates")
        .failsWith("--configs: the specs have no \"Shiping_Rates\"; did you mean shipping_rates?");
    evaluate("--experiments", "serch_ranking")
        .failsWith(
            "--experiments: the specs have no \"serch_ranking\"; did you mean search_ranking?");
    evaluate("--layers", "homepage")
        .failsWith("--layers: the specs have no \"homepage\"; did you mean homepage_layer?");
  }

  @Test
  void aNameLikeNoOtherIsAnsweredWithTheWayToFindOut() throws IOException {
    evaluate("--gates", "zzzzzzzzzz")
        .failsWith(
            "--gates: the specs have no \"zzzzzzzzzz\"; see what there is with 'postern list'");
  }

  @Test
  void aNameOfAnotherKindIsAnsweredWithItsOption() throws IOException {
    evaluate("--gates", "search_ranking")
        .failsWith(
            "--gates: the specs have no \"search_ranking\"; it is asked for with --experiments");
  }

  @Test
  void eachKindHasItsOption() throws IOException {
    assertThat(evaluate("--layers", "dark_mode").err()).endsWith("asked for with --gates\n");
    assertThat(evaluate("--gates", "shipping_rates").err()).endsWith("with --configs\n");
    assertThat(evaluate("--configs", "search_layer").err()).endsWith("with --layers\n");
  }

  private CommandRun evaluate(String... selection) throws IOException {
    List<Object> args = new ArrayList<>(List.of("evaluate", "--users", "-"));
    args.addAll(List.of("--specs", new Shop(directory).specs()));
    args.addAll(List.of(selection));
    return CommandRun.withInput(Shop.A_USER, args.toArray());
  }

  private static JsonNode line(CommandRun run) throws IOException {
    return new ObjectMapper().readTree(run.out());
  }

  private static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
