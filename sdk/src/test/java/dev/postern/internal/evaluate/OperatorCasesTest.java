package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.SpecFormatException;
import dev.postern.fixtures.Fixtures;
import dev.postern.fixtures.OperatorCase;
import dev.postern.fixtures.OperatorCase.Expected;
import dev.postern.internal.country.CountryTables;
import dev.postern.internal.evaluate.FieldName.Property;
import dev.postern.internal.spec.SpecCompiler;
import dev.postern.internal.spec.SpecParser;
import dev.postern.internal.spec.UserJson;
import dev.postern.internal.useragent.FirstPartyUserAgentParser;
import dev.postern.spi.CountryLookup;
import dev.postern.testing.IdListFiles;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every condition type and operator answers as the fixtures' cases say. */
class OperatorCasesTest {
  private static final CountryLookup COUNTRIES = CountryTables.fromClasspath().orElseThrow();
  private static final Instant SOME_TIME = Instant.parse("2026-01-01T00:00:00Z");

  /** In one test: they share one file, which takes longer to read than all of them to answer. */
  @Test
  void everyCase() throws IOException, SpecFormatException {
    CompiledSpecs specs = SpecCompiler.compile(SpecParser.parse(Fixtures.OPERATORS.specStream()));
    IdLists idLists = new IdListFiles(Fixtures.OPERATORS.idLists());
    List<OperatorCase> cases = Fixtures.operatorCases();
    assertThat(cases).isNotEmpty();
    SoftAssertions.assertSoftly(
        all -> {
          for (int i = 0; i < cases.size(); i++) {
            OperatorCase example = cases.get(i);
            all.assertThat(answer(example, specs, idLists))
                .as("line %d: %s; user %s", i + 1, example.shows(), example.user())
                .isEqualTo(example.expected());
          }
        });
  }

  private static Expected answer(OperatorCase example, CompiledSpecs specs, IdLists idLists) {
    EvaluationContext context =
        new EvaluationContext(
            Attributes.of(
                example.environment() == null ? Map.of() : Map.of("tier", example.environment())),
            Attributes.NONE,
            COUNTRIES,
            new FirstPartyUserAgentParser(),
            true,
            idLists,
            () -> example.now() == null ? SOME_TIME : example.now(),
            RandomGenerator.getDefault());
    Decision decision =
        new Evaluator(context)
            .evaluate(EntityKind.GATE, example.gate(), subject(example), specs, OverrideTable.EMPTY)
            .decision();
    return new Expected(decision.passes(), decision.ruleId(), sentence(decision.status().name()));
  }

  private static Subject subject(OperatorCase example) {
    UserJson user = UserJson.parse(example.user().toString());
    @Nullable String[] properties = new String[Property.COUNT];
    user.properties().forEach((property, text) -> properties[property.place()] = text);
    return new Subject(
        user,
        properties,
        Attributes.of(user.customIds()),
        Attributes.of(user.custom()),
        Attributes.of(user.privateAttributes()),
        Attributes.of(user.environment()));
  }

  private static String sentence(String name) {
    return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
  }
}
