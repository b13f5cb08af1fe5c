package dev.postern.testkit.specs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.postern.BootstrapSpecs;
import dev.postern.Statsig;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpecsSchemaTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Fixtures.specSchema());

  @Test
  void emptySpecsAreValid() throws IOException {
    assertValid(Specs.empty());
  }

  @Test
  void randomSpecsAreValidAndReadWithoutProblems() {
    assertThat(LongStream.range(0, 200).boxed().toList())
        .allSatisfy(seed -> assertValid(RandomSpecs.spec(seed)));
  }

  @Test
  void changedSpecsOfAServerAreValid() throws IOException {
    BuiltSpec changed =
        Specs.parse(Fixtures.STOREFRONT.specText())
            .with(
                s ->
                    s.gate("new_checkout", GateBuilder::on)
                        .gate("brand_new", g -> g.pass(10))
                        .remove("search_layer"));
    assertValid(changed);
  }

  private void assertValid(BuiltSpec spec) throws IOException {
    assertThat(schema.validate(JSON.readTree(spec.bytes()))).isEmpty();
    try (Statsig statsig = client(spec)) {
      assertThat(statsig.getSpecCatalog().problems()).isEmpty();
    }
  }

  static Statsig client(BuiltSpec spec) {
    return Statsig.builder("")
        .options(
            o ->
                o.setSpecSource(BootstrapSpecs.of(spec.json()))
                    .setDisableUserCountryLookup(true)
                    .setEnvironment("staging"))
        .start();
  }
}
