package dev.postern.testkit.specs;

import static dev.postern.testkit.specs.Conditions.appVersion;
import static dev.postern.testkit.specs.Conditions.browserName;
import static dev.postern.testkit.specs.Conditions.bucket;
import static dev.postern.testkit.specs.Conditions.country;
import static dev.postern.testkit.specs.Conditions.email;
import static dev.postern.testkit.specs.Conditions.environment;
import static dev.postern.testkit.specs.Conditions.everyone;
import static dev.postern.testkit.specs.Conditions.failsGate;
import static dev.postern.testkit.specs.Conditions.field;
import static dev.postern.testkit.specs.Conditions.inSegment;
import static dev.postern.testkit.specs.Conditions.osName;
import static dev.postern.testkit.specs.Conditions.passesGate;
import static dev.postern.testkit.specs.Conditions.time;
import static dev.postern.testkit.specs.Conditions.unit;
import static dev.postern.testkit.specs.Conditions.userId;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Specs with a bit of everything, and users for them; the same for the same seed. */
final class RandomSpecs {
  private static final List<String> COUNTRIES = List.of("DE", "FR", "US", "NZ");
  private static final List<String> PLANS = List.of("free", "plus", "business");
  private static final List<Double> SHARES = List.of(0.0, 0.01, 10.0, 33.33, 50.0, 99.99, 100.0);

  private final Random random;

  private RandomSpecs(long seed) {
    random = new Random(seed);
  }

  static BuiltSpec spec(long seed) {
    return new RandomSpecs(seed).spec();
  }

  private BuiltSpec spec() {
    return Specs.spec(
        s -> {
          s.segment("staff", g -> g.rule("mail", r -> r.when(email().endsWith("@shop.example"))));
          s.holdout("held", g -> g.pass(share()));
          s.gate("base", g -> rules(g, 2));
          s.gate("nested", g -> rules(g, 3).rule("base", r -> r.when(passesGate("base"))));
          s.gate("by_company", g -> rules(g.idType("companyID"), 2).holdout("held"));
          s.gate("negated", g -> g.rule("not", r -> r.when(failsGate("nested")).pass(share())));
          s.dynamicConfig("prices", this::config);
          s.experiment("button", e -> experiment(e, "text"));
          s.experiment("steps", e -> experiment(e, "steps"));
          s.experiment("alone", e -> experiment(e.idType("companyID"), "alone"));
          s.layer("checkout", this::layer);
          s.parameterStore("web", RandomSpecs::store);
        });
  }

  private GateBuilder rules(GateBuilder gate, int most) {
    for (int i = random.nextInt(most + 1); i > 0; i--) {
      gate.rule("r" + i, r -> r.when(condition(), condition()).pass(share()));
    }
    return random.nextInt(8) == 0 ? gate.disabled() : gate.version(random.nextInt(9));
  }

  private void config(ConfigBuilder config) {
    config.param("price", 4.9).param("currency", "EUR").param("free", null);
    for (int i = random.nextInt(3); i > 0; i--) {
      int price = i;
      config.rule("p" + i, r -> r.when(condition()).pass(share()).returns("price", price));
    }
  }

  private void experiment(ExperimentBuilder experiment, String parameter) {
    int control = 10 * random.nextInt(6);
    experiment.group("Control", control, Map.of(parameter, "control"));
    experiment.group("Test", 45.5, Map.of(parameter, "test", "more", List.of(1, 2.5)));
    switch (random.nextInt(6)) {
      case 0 -> experiment.targeting(condition(), condition());
      case 1 -> experiment.targetingGate("base");
      case 2 -> experiment.allocation(60).holdout("held");
      case 3 -> experiment.force("Test", "u-1", "u-2");
      case 4 -> experiment.notStarted();
      default -> experiment.launched("Test");
    }
  }

  private void layer(LayerBuilder layer) {
    layer.param("text", "Buy").param("steps", 3).param("rows", 10);
    if (random.nextBoolean()) {
      layer.rule("first", r -> r.when(condition()).pass(share()).returns("rows", 99));
    }
    layer.experiment("button", random.nextInt(2) * 35.5).experiment("steps");
    if (random.nextBoolean()) {
      layer.rule("last", r -> r.when(everyone()).pass(share()).returns("rows", 7));
    }
  }

  private static void store(ParameterStoreBuilder store) {
    store.value("title", "Shop");
    store.byGate("flow", "nested", "one", "three");
    store.ofConfig("currency", "prices", "currency");
    store.ofExperiment("alone", "alone", "alone");
    store.ofLayer("text", "checkout", "text");
  }

  private Condition condition() {
    List<Supplier<Condition>> all =
        List.of(
            Conditions::everyone,
            () -> country().isAnyOf(one(COUNTRIES), one(COUNTRIES)),
            () -> country().isNoneOf(one(COUNTRIES)),
            () -> email().endsWith("@shop.example"),
            () -> email().contains("AN", "x"),
            () -> email().matches("^[a-d].*@"),
            () -> field("plan").isExactly(one(PLANS)),
            () -> field("plan").isEqualTo(random.nextBoolean() ? null : one(PLANS)),
            () -> field("plan").isNotEqualTo(one(PLANS)),
            () -> field("points").isAtLeast(random.nextInt(100)),
            () -> field("points").isLessThan(random.nextInt(100) + 0.5),
            () -> field("points").isGreaterThan(50),
            () -> field("points").isAtMost(50),
            () -> field("tags").hasAnyOf("a", "b"),
            () -> field("tags").hasAllOf("a", "c"),
            () -> field("tags").hasNoneOf("b"),
            () -> field("since").isBefore(Instant.parse("2024-06-01T00:00:00Z")),
            () -> field("since").isAfter(Instant.parse("2023-06-01T00:00:00Z")),
            () -> appVersion().isVersionAtLeast("2." + random.nextInt(5)),
            () -> appVersion().isVersionBefore("2.3.1"),
            () -> userId().startsWith("u-1", "u-2"),
            () -> unit("companyID").isAnyOf("c-1", "c-2"),
            () -> osName().isAnyOf("iOS", "Windows"),
            () -> browserName().isNoneOf("Chrome"),
            () -> environment().isAnyOf("staging"),
            () -> time().isAfter(Instant.parse("2020-01-01T00:00:00Z")),
            () -> bucket("salt").isLessThan(random.nextInt(1000)),
            () -> inSegment("staff"),
            () -> Conditions.notInSegment("staff"));
    return one(all).get();
  }

  private double share() {
    return one(SHARES);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  /** A user as JSON values by field, in the form that both SDKs read. */
  static Map<String, Object> user(long seed) {
    RandomSpecs random = new RandomSpecs(seed * 31 + 7);
    Map<String, Object> user = new LinkedHashMap<>();
    user.put("userID", "u-" + random.random.nextInt(300));
    random.maybe(user, "email", () -> random.one(List.of("ann@shop.example", "Bob@post.example")));
    random.maybe(user, "country", () -> random.one(COUNTRIES));
    random.maybe(user, "appVersion", () -> "2." + random.random.nextInt(5) + ".1");
    random.maybe(
        user,
        "userAgent",
        () ->
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/120.0.0.0 Safari/537.36");
    random.maybe(user, "customIDs", () -> Map.of("companyID", "c-" + random.random.nextInt(4)));
    user.put("custom", random.custom());
    return user;
  }

  private Map<String, Object> custom() {
    Map<String, Object> custom = new LinkedHashMap<>();
    maybe(custom, "plan", () -> one(PLANS));
    maybe(custom, "points", () -> random.nextInt(100));
    maybe(custom, "tags", () -> random.nextBoolean() ? List.of("a", "c") : List.of("b"));
    maybe(custom, "since", () -> "2023-0%d-05T10:00:00Z".formatted(1 + random.nextInt(9)));
    return custom;
  }

  private void maybe(Map<String, Object> map, String name, Supplier<Object> value) {
    if (random.nextInt(4) > 0) {
      map.put(name, value.get());
    }
  }
}
