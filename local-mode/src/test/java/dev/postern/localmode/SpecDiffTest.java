package dev.postern.localmode;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.SpecEntity.Kind;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.SpecDiff.Entity;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SpecDiffTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final byte[] SHOP = Fixtures.STOREFRONT.specBytes();

  private final ObjectNode edited = parse();

  @Test
  void whiteSpaceIsNoDifference() throws IOException {
    assertThat(SpecDiff.between(SHOP, MAPPER.writeValueAsBytes(edited)).isEmpty()).isTrue();
  }

  @Test
  void kindIsWhatTheFileSays() throws IOException {
    ((ObjectNode) edited.path("feature_gates")).remove("segment:employees");
    ((ObjectNode) edited.path("dynamic_configs")).remove("search_ranking");
    ((ObjectNode) edited.path("layer_configs")).remove("search_layer");
    assertThat(diff().removed())
        .containsExactlyInAnyOrder(
            new Entity(Kind.SEGMENT, "segment:employees"),
            new Entity(Kind.EXPERIMENT, "search_ranking"),
            new Entity(Kind.LAYER, "search_layer"));
  }

  @Test
  void changedConditionChangesWhatNamesIt() throws IOException {
    ((ObjectNode) edited.path("condition_map").path("3041062338")).put("operator", "none");
    assertThat(diff().changed()).contains(new Entity(Kind.SEGMENT, "segment:employees"));
    assertThat(diff().added()).isEmpty();
    assertThat(diff().removed()).isEmpty();
  }

  @Test
  void changedParameterStoreIsFound() throws IOException {
    ObjectNode stores = (ObjectNode) edited.path("param_stores");
    String name = stores.fieldNames().next();
    ((ObjectNode) stores.path(name).path("parameters")).removeAll();
    assertThat(diff())
        .isEqualTo(
            new SpecDiff(List.of(), List.of(), List.of(new Entity(Kind.PARAMETER_STORE, name))));
  }

  @Test
  void fileThatIsNotJsonIsRefusedWithThePlace() {
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> SpecDiff.between(SHOP, "{\n!".getBytes(UTF_8)))
        .withMessageContaining(":2:");
  }

  private SpecDiff diff() throws IOException {
    return SpecDiff.between(SHOP, MAPPER.writeValueAsBytes(edited));
  }

  private static ObjectNode parse() {
    try {
      return (ObjectNode) MAPPER.readTree(SHOP);
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
