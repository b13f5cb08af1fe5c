package dev.postern.testkit;

import static dev.postern.testkit.specs.Conditions.country;
import static dev.postern.testkit.specs.Conditions.passesGate;
import static dev.postern.testkit.specs.Conditions.time;

import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The specs of a small shop. */
public final class Shop implements Supplier<BuiltSpec> {
  public static final BuiltSpec SPEC =
      Specs.spec(
          s ->
              s.gate(
                      "new_checkout",
                      g ->
                          g.rule("de", r -> r.when(country().isAnyOf("DE")))
                              .rule("some", r -> r.pass(42)))
                  .gate("gift_cards", g -> g.rule("c", r -> r.when(passesGate("new_checkout"))))
                  .gate(
                      "christmas",
                      g ->
                          g.rule(
                              "time",
                              r -> r.when(time().isAfter(Instant.parse("2026-12-24T00:00:00Z")))))
                  .gate("company_beta", g -> g.idType("companyID").pass(30))
                  .dynamicConfig("prices", c -> c.param("shipping", 4.9).param("currency", "EUR"))
                  .experiment(
                      "button",
                      e ->
                          e.group("Control", 50, Map.of("colour", "grey"))
                              .group("Blue", 50, Map.of("colour", "blue")))
                  .experiment(
                      "results",
                      e ->
                          e.group("Few", 50, Map.of("rows", 10))
                              .group("Many", 50, Map.of("rows", 50)))
                  .layer(
                      "search",
                      l ->
                          l.param("rows", 20).param("order", "relevance").experiment("results", 50))
                  .parameterStore(
                      "web",
                      p ->
                          p.value("title", "Shop")
                              .value("sizes", List.of(1, 2))
                              .ofExperiment("colour", "button", "colour")));

  @Override
  public BuiltSpec get() {
    return SPEC;
  }
}
