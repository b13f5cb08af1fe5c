package dev.postern.testing;

import dev.postern.testing.SpecJson.Rule;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random spec files and users: every condition type and operator, odd targets, odd values. */
public final class SpecArbitraries {
  private static final int GATES = 6;

  private SpecArbitraries() {}

  /** Spec files whose gates are named {@code g0} to {@code g5}, with a config and two layers. */
  public static Arbitrary<SpecJson> specs() {
    Arbitrary<List<Rule>> rules = rule().list().ofMinSize(0).ofMaxSize(3);
    return Combinators.combine(
            rules.list().ofSize(GATES), rules, rules, rules, json(), Arbitraries.of(true, false))
        .as(
            (gates, config, layer, merging, defaults, mapped) -> {
              SpecJson specs = new SpecJson();
              for (int i = 0; i < GATES; i++) {
                specs.gate("g" + i, gates.get(i).toArray(Rule[]::new));
              }
              specs.config("c", defaults, config.toArray(Rule[]::new));
              specs.layer("l", "{'a':1}", "{}", layer.toArray(Rule[]::new));
              specs.layer("m", "{'a':1}", "{'useNewLayerEval':true}", merging.toArray(Rule[]::new));
              return mapped
                  ? specs
                      .put(
                          "overrides",
                          "{'g0':[{'new_config_name':'g1','rules':[{'rule_name':'r'}]}]}")
                      .put(
                          "override_rules",
                          "{'r':{'name':'r','id':'r','passPercentage':50,'returnValue':true,"
                              + "'idType':'userID','conditions':[]}}")
                  : specs;
            });
  }

  /** Users in the SDKs' JSON form. */
  public static Arbitrary<String> users() {
    return Combinators.combine(text(), text(), text(), text(), json(), json())
        .as(
            (id, email, ip, userAgent, custom, secret) ->
                ("{'userID':%s,'email':%s,'ip':%s,'userAgent':%s,'custom':{'f':%s},"
                        + "'privateAttributes':{'secret':%s}}")
                    .formatted(id, email, ip, userAgent, custom, secret)
                    .replace('\'', '"'));
  }

  private static Arbitrary<Rule> rule() {
    return Combinators.combine(
            Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8),
            Arbitraries.of(0.0, 0.01, 33.3, 50.0, 99.99, 100.0),
            json(),
            condition().list().ofMaxSize(3),
            Arbitraries.of("{}", "{'configDelegate':'c'}", "{'configDelegate':'nope'}"))
        .as(
            (id, percentage, value, conditions, extra) ->
                Rule.of(id, percentage, conditions.toArray(String[]::new))
                    .returning(value)
                    .with(extra));
  }

  private static Arbitrary<String> condition() {
    Arbitrary<String> compared =
        Combinators.combine(type(), operator(), json(), field())
            .as(
                (type, operator, target, field) ->
                    "{'type':'%s','operator':'%s','targetValue':%s,'field':'%s'}"
                        .formatted(type, operator, target, field));
    Arbitrary<String> nested =
        Combinators.combine(
                Arbitraries.of("pass_gate", "fail_gate"), Arbitraries.integers().between(0, GATES))
            .as((type, gate) -> "{'type':'%s','targetValue':'g%d'}".formatted(type, gate));
    return Arbitraries.frequencyOf(
        net.jqwik.api.Tuple.of(4, compared), net.jqwik.api.Tuple.of(2, nested));
  }

  private static Arbitrary<String> type() {
    return Arbitraries.of(
        "public",
        "user_field",
        "unit_id",
        "ip_based",
        "ua_based",
        "environment_field",
        "current_time",
        "user_bucket",
        "experiment_group",
        "target_app",
        "moon_phase");
  }

  private static Arbitrary<String> operator() {
    return Arbitraries.of(
        "gt",
        "lte",
        "version_gt",
        "version_neq",
        "any",
        "none",
        "any_case_sensitive",
        "none_case_sensitive",
        "str_starts_with_any",
        "str_ends_with_any",
        "str_contains_any",
        "str_contains_none",
        "str_matches",
        "before",
        "after",
        "on",
        "eq",
        "neq",
        "in_segment_list",
        "not_in_segment_list",
        "array_contains_any",
        "array_contains_none",
        "array_contains_all",
        "not_array_contains_all",
        "no_such_operator");
  }

  private static Arbitrary<String> field() {
    return Arbitraries.of(
        "f", "F", "secret", "userID", "user_id", "email", "country", "os_name", "browserVersion");
  }

  /** JSON values, with single quotes for double ones. */
  private static Arbitrary<String> json() {
    Arbitrary<String> scalar =
        Arbitraries.oneOf(
            text(),
            Arbitraries.of(
                "null",
                "true",
                "false",
                "0",
                "-0",
                "1.5",
                "1e21",
                "-1e400",
                "9007199254740993",
                "123456789012345678901234567890",
                "1577836800",
                "'2020-01-01T00:00:00Z'",
                "'1.2.3-beta'",
                "'1..2'",
                "'NaN'",
                "'(a+)+$'",
                "'[[:alpha:]'",
                "'\\u0130'"));
    Arbitrary<String> list =
        scalar.list().ofMaxSize(3).map(elements -> "[" + String.join(",", elements) + "]");
    return Arbitraries.oneOf(scalar, list, scalar.map(value -> "{'k':" + value + "}"));
  }

  private static Arbitrary<String> text() {
    return Arbitraries.strings()
        .withChars("aB1.-/:;% é😀İß(){}[]$^*+?|")
        .ofMaxLength(12)
        .map(text -> "'" + text + "'");
  }
}
