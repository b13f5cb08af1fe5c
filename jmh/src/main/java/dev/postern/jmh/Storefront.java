package dev.postern.jmh;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.LocalMode;
import dev.postern.spi.EventBatch;
import dev.postern.spi.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * The web shop among the fixtures, with some gates added, as a client to ask. Another spec file can
 * be asked in its place: {@code -Drows.specs=FILE}, with {@code -Drows.public=NAME} and so on for
 * the names.
 */
final class Storefront {
  /** Open to all. */
  static final String PUBLIC = name("public", "public_gate");

  /** A rollout to 50 % of the users. */
  static final String ROLLOUT = name("rollout", "half_rollout");

  /** Looks for a text in the email address. */
  static final String EMAIL = name("email", "email_gate");

  /** Twelve gates below it, most of which end in rollouts. */
  static final String NESTED = name("nested", "nested_gate");

  /** Looks at the browser's name and version. */
  static final String USER_AGENT = name("userAgent", "old_browser_notice");

  /** Looks at the country of the ip. */
  static final String COUNTRY = "segment:european_union";

  static final String CONFIG = name("config", "plan_limits");
  static final String CONFIG_PARAMETER = name("configParameter", "saved_addresses");
  static final String EXPERIMENT = name("experiment", "search_ranking");
  static final String EXPERIMENT_PARAMETER = name("experimentParameter", "results_per_page");
  static final String LAYER = name("layer", "search_layer");
  static final String LAYER_PARAMETER = name("layerParameter", "results_per_page");

  private static final String GATES = "feature_gates";
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final int NESTED_GATES = 12;

  private Storefront() {}

  /** A client of which nothing is logged. */
  static Statsig client() {
    return client(new StatsigOptions.Builder());
  }

  /** A client whose events go to a sink that takes them, as fast as nothing. */
  static Statsig loggingClient() {
    return client(new StatsigOptions.Builder().setEventSinks(List.of(new Nowhere())));
  }

  /** Takes events and forgets them. */
  private static final class Nowhere implements EventSink.Batched {
    @Override
    public CompletableFuture<Void> deliver(EventBatch batch) {
      return CompletableFuture.completedFuture(null);
    }
  }

  private static Statsig client(StatsigOptions.Builder options) {
    try {
      Path file = Files.createTempFile("storefront", ".json");
      try {
        Files.write(file, specs());
        Statsig statsig = LocalMode.statsig(file, options);
        requireNames(statsig);
        return statsig;
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the storefront specs", e);
    }
  }

  /** Unknown names would be answered faster. */
  private static void requireNames(Statsig statsig) {
    Set<String> missing =
        new HashSet<>(
            List.of(PUBLIC, ROLLOUT, EMAIL, NESTED, USER_AGENT, CONFIG, EXPERIMENT, LAYER));
    statsig.getSpecCatalog().entities().forEach(entity -> missing.remove(entity.name()));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("the specs have no " + missing);
    }
  }

  /** A customer with all properties but no country, so that it is looked up. */
  static StatsigUser user() {
    return new PosternRows().user(Person.full());
  }

  /** All gates but segments and holdouts, in the order of the file. */
  static List<String> gates() {
    try {
      List<String> gates = new ArrayList<>();
      MAPPER
          .readTree(specs())
          .path(GATES)
          .properties()
          .forEach(
              field -> {
                if (field.getValue().path("entity").asText().equals("feature_gate")) {
                  gates.add(field.getKey());
                }
              });
      return gates;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the specs", e);
    }
  }

  /** The spec file. */
  static byte[] specs() {
    try {
      String file = System.getProperty("rows.specs");
      return file == null ? shop() : Files.readAllBytes(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the specs", e);
    }
  }

  private static byte[] shop() throws IOException {
    ObjectNode specs = (ObjectNode) MAPPER.readTree(Fixtures.STOREFRONT.specBytes());
    specs.remove("app_id");
    // The official SDKs that are measured beside this one do not know it.
    specs.path("layer_configs").forEach(layer -> ((ObjectNode) layer).remove("useNewLayerEval"));
    condition(specs, "everyone", "{'type':'public','targetValue':null,'operator':null}");
    condition(
        specs,
        "mail",
        "{'type':'user_field','field':'email','operator':'str_contains_any',"
            + "'targetValue':['@mail.example','@post.example']}");
    gate(specs, "public_gate", 100, "everyone");
    gate(specs, "half_rollout", 50, "everyone");
    gate(specs, "email_gate", 100, "mail");
    nest(specs);
    return MAPPER.writeValueAsBytes(specs);
  }

  /** Each gate but the last two refers to the next two, of which the first fails half the users. */
  private static void nest(ObjectNode specs) {
    for (int i = 0; i < NESTED_GATES; i++) {
      condition(specs, "fails" + i, "{'type':'fail_gate','targetValue':'nested_" + i + "'}");
      condition(specs, "passes" + i, "{'type':'pass_gate','targetValue':'nested_" + i + "'}");
    }
    gate(specs, "nested_gate", 100, "fails0", "passes1");
    for (int i = 0; i < NESTED_GATES; i++) {
      if (i < NESTED_GATES - 2) {
        gate(specs, "nested_" + i, i % 2 == 0 ? 40 : 90, "fails" + (i + 1), "passes" + (i + 2));
      } else {
        gate(specs, "nested_" + i, 50, "everyone");
      }
    }
  }

  private static void condition(ObjectNode specs, String id, String json) {
    try {
      ObjectNode condition = (ObjectNode) MAPPER.readTree(json.replace('\'', '"'));
      condition.putObject("additionalValues");
      condition.put("isDeviceBased", false).put("idType", "userID");
      specs.withObjectProperty("condition_map").set(id, condition);
    } catch (IOException e) {
      throw new UncheckedIOException("not JSON: " + json, e);
    }
  }

  private static void gate(ObjectNode specs, String name, int percentage, String... conditions) {
    JsonNode pattern = specs.path(GATES).path("image_compression_rollout");
    ObjectNode gate = pattern.deepCopy();
    gate.put("salt", "salt of " + name);
    ObjectNode rule = (ObjectNode) gate.withArrayProperty("rules").get(0);
    rule.put("passPercentage", percentage).put("id", "rule of " + name).put("salt", "s" + name);
    rule.set("conditions", MAPPER.valueToTree(conditions));
    gate.putArray("rules").add(rule);
    specs.withObjectProperty(GATES).set(name, gate);
  }

  private static String name(String property, String ofShop) {
    return System.getProperty("rows." + property, ofShop);
  }
}
