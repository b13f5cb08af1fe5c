package dev.postern.jmh;

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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The web shop among the fixtures, with one more gate, as a client to ask. */
final class Storefront {
  /** Open to all; the shop itself has no such gate. */
  static final String PUBLIC = "public_gate";

  /** A rollout to 33.33 % of the users. */
  static final String ROLLOUT = "image_compression_rollout";

  /** Looks at the end of the email address. */
  static final String EMAIL = "segment:employees";

  /** Refers to two gates, of which one refers to two more and both end in rollouts. */
  static final String NESTED = "checkout_survey";

  /** Looks at the browser's name and version. */
  static final String USER_AGENT = "old_browser_notice";

  /** Looks at the country of the ip. */
  static final String COUNTRY = "segment:european_union";

  static final String CONFIG = "plan_limits";
  static final String EXPERIMENT = "search_ranking";
  static final String LAYER = "search_layer";

  private static final String GATES = "feature_gates";

  private Storefront() {}

  private static Statsig client(StatsigOptions.Builder options) {
    try {
      Path file = Files.createTempFile("storefront", ".json");
      try {
        Files.write(file, specs());
        return LocalMode.statsig(file, options);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the storefront specs", e);
    }
  }

  /** A client whose events go to a sink that takes them, as fast as nothing. */
  static Statsig loggingClient(String gate) {
    return clientWith(new StatsigOptions.Builder().setEventSinks(List.of(new Nowhere())), gate);
  }

  /** Takes events and forgets them. */
  private static final class Nowhere implements EventSink.Batched {
    @Override
    public CompletableFuture<Void> deliver(EventBatch batch) {
      return CompletableFuture.completedFuture(null);
    }
  }

  /** A client that is sure to know these names: others would be answered faster. */
  static Statsig clientWith(String... names) {
    return clientWith(new StatsigOptions.Builder(), names);
  }

  private static Statsig clientWith(StatsigOptions.Builder options, String... names) {
    Statsig statsig = client(options);
    Set<String> missing = new HashSet<>(List.of(names));
    statsig.getSpecCatalog().entities().forEach(entity -> missing.remove(entity.name()));
    if (!missing.isEmpty()) {
      throw new IllegalStateException("the storefront specs have no " + missing);
    }
    return statsig;
  }

  /** A customer with all properties but no country, so that it is looked up. */
  static StatsigUser user() {
    return new StatsigUser.Builder()
        .setUserID("u-7001")
        .setEmail("customer7001@post.example")
        .setIp("91.17.27.226")
        .setUserAgent(
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"
                + " Chrome/124.0.0.0 Safari/537.36")
        .setLocale("de_DE")
        .setAppVersion("4.2.0")
        .setCustomIDs(Map.of("stableID", "d-fe5de43f6cf4", "companyID", "c-11"))
        .setCustom(Map.of("plan", "plus", "loyalty_points", 2450, "cart_value", 30))
        .setPrivateAttributes(Map.of("credit_score", 661))
        .build();
  }

  private static byte[] specs() throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    ObjectNode specs = (ObjectNode) mapper.readTree(Fixtures.STOREFRONT.specBytes());
    ObjectNode gate = specs.withObjectProperty(GATES).withObjectProperty(ROLLOUT).deepCopy();
    ((ObjectNode) gate.withArrayProperty("rules").get(0)).put("passPercentage", 100);
    specs.withObjectProperty(GATES).set(PUBLIC, gate);
    return mapper.writeValueAsBytes(specs);
  }
}
