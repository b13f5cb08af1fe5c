import com.statsig.CheckGateOptions;
import com.statsig.ClientInitResponseOptions;
import com.statsig.DataStore;
import com.statsig.DataStoreResponse;
import com.statsig.DynamicConfig;
import com.statsig.Experiment;
import com.statsig.FeatureGate;
import com.statsig.GetDynamicConfigOptions;
import com.statsig.GetExperimentOptions;
import com.statsig.GetLayerOptions;
import com.statsig.HashAlgo;
import com.statsig.InitializeDetails;
import com.statsig.Layer;
import com.statsig.OutputLogger;
import com.statsig.ParameterStore;
import com.statsig.Statsig;
import com.statsig.StatsigOptions;
import com.statsig.StatsigUser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** What a shop asks of Statsig; the same source is compiled for two SDKs. */
public final class ShopExample implements Function<String, List<String>> {
  private final List<String> out = new ArrayList<>();

  @Override
  public List<String> apply(String specs) {
    try {
      run(specs);
      return out;
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void run(String specs) throws Exception {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setEnvironment("production")
            .setDisableNetwork(true)
            .setDataStore(new MemoryStore(specs))
            .setEventLoggingMaxQueueSize(100)
            .setWaitForCountryLookupInit(true)
            .setServiceName("shop")
            .setOutputLoggerLevel(OutputLogger.LogLevel.NONE)
            .build();
    Statsig statsig = new Statsig("secret-example-key", options);
    say("before", statsig.getFeatureGate(ann(), "new_checkout").getEvaluationDetails().getReason());
    InitializeDetails details = statsig.initializeWithDetails().get();
    say("initialised", details.getIsInitSuccess(), details.getIsConfigSpecReady());

    for (StatsigUser user : List.of(ann(), ben(), device())) {
      ask(statsig, user);
    }
    override(statsig);
    statsig.logEvent(ann(), "purchase", 99.5, Map.of("currency", "EUR"));
    statsig.logEvent(ann(), "add_to_cart", "sku-1");
    statsig.manuallyLogGateExposure(ann(), "new_checkout");
    statsig.manuallyLogLayerParamExposure(ann(), "search_layer", "ranking");
    statsig.identify(ann());
    statsig.flushEvents().get();
    say("response", statsig.getClientInitializeResponse(ann(), response()).contains("new_checkout"));
    statsig.shutdown().get();
  }

  private static StatsigUser ann() {
    Map<String, Object> custom = new HashMap<>();
    custom.put("plan", "plus");
    custom.put("loyalty_points", 2450);
    custom.put("cart_value", 64.9);
    custom.put("signup_date", "2018-05-12T10:14:00Z");
    return new StatsigUser.Builder()
        .setUserID("u-1001")
        .setEmail("ann@post.example")
        .setCountry("DE")
        .setLocale("de-DE")
        .setAppVersion("4.2.0")
        .setUserAgent("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0")
        .setCustomIDs(Map.of("stableID", "d-1", "companyID", "c-11"))
        .setCustom(custom)
        .setPrivateAttributes(Map.of("credit_score", "661"))
        .build();
  }

  private static StatsigUser ben() {
    return new StatsigUser.Builder()
        .setUserID("u-2")
        .setEmail("ben@campus.example")
        .setIp("91.17.27.226")
        .setCustom(Map.of("plan", "free"))
        .build();
  }

  private static StatsigUser device() {
    return new StatsigUser.Builder().setCustomIDs(Map.of("stableID", "d-46ddcae46361")).build();
  }

  private void ask(Statsig statsig, StatsigUser user) {
    say("user", user.getUserID(), user.getEmail());
    for (String name :
        List.of("new_checkout", "free_shipping_banner", "old_browser_notice", "campus_discount",
            "gold_perks", "fraud_review", "guest_wishlist", "no_such_gate")) {
      FeatureGate gate = statsig.getFeatureGate(user, name, new CheckGateOptions(true));
      say(name, gate.getValue(), gate.getRuleID(), gate.getIDType(),
          gate.getEvaluationDetails().getReason(), statsig.checkGate(user, name));
    }
    DynamicConfig shipping = statsig.getDynamicConfig(user, "shipping_rates");
    say("shipping", shipping.getDouble("standard", 9.9), shipping.getString("currency", "-"),
        shipping.getInt("free_from", -1), shipping.getLong("none", -1L), shipping.getRuleID());
    DynamicConfig checkout =
        statsig.getDynamicConfig(user, "checkout_settings", new GetDynamicConfigOptions(true));
    say("checkout", checkout.getBoolean("guest_checkout", false), checkout.getInt("max_items", 0),
        Arrays.toString(checkout.getArray("payment_methods", new Object[0])));
    for (String name : statsig.getFieldsNeededForGate("no_such_gate")) {
      say("field", name);
    }
    for (String name : List.of("search_ranking", "product_page_layout", "guest_landing_page")) {
      Experiment experiment = statsig.getExperiment(user, name, new GetExperimentOptions(false));
      say(name, experiment.getGroupName(), experiment.getRuleID(), experiment.getIDType(),
          new TreeMap<>(experiment.getValue()).keySet());
    }
    Layer search = statsig.getLayer(user, "search_layer", new GetLayerOptions(false));
    say("search", search.getString("ranking", "-"), search.getInt("results_per_page", 0),
        search.getBoolean("show_facets", false), search.getAllocatedExperimentName(),
        search.getRuleID(), search.getGroupName());
    ParameterStore store = statsig.getParameterStore(user, "storefront_web");
    say("store", store.getString("shop_name", "-"), store.getDouble("max_upload_mb", 0),
        store.getString("checkout_flow", "-"), store.getLong("product_columns", 0),
        store.getString("search_ranking", "-"), store.getInt("none", 7),
        statsig.getStringFromParameterStore(user, "storefront_web", "headline", "-"));
  }

  private void override(Statsig statsig) {
    StatsigUser ann = ann();
    statsig.overrideGate("new_checkout", true, "u-1001");
    statsig.overrideDynamicConfig("shipping_rates", Map.of("standard", 1.5));
    statsig.overrideExperimentByGroupName("search_ranking", "Test");
    statsig.overrideLayer("search_layer", Map.of("ranking", "mine"));
    say("overridden", statsig.checkGate(ann, "new_checkout"),
        statsig.getFeatureGate(ann, "new_checkout").getEvaluationDetails().getReason(),
        statsig.getDynamicConfig(ann, "shipping_rates").getDouble("standard", 0),
        statsig.getExperiment(ann, "search_ranking").getRuleID(),
        statsig.getLayer(ann, "search_layer").getString("ranking", "-"));
    statsig.removeGateOverride("new_checkout");
    statsig.removeAllOverrides();
    say("live again", statsig.getFeatureGate(ann, "new_checkout").getRuleID(),
        statsig.getLayer(ann, "search_layer").getString("ranking", "-"));
  }

  private static ClientInitResponseOptions response() {
    return new ClientInitResponseOptions(HashAlgo.NONE);
  }

  private void say(Object... words) {
    out.add(Arrays.toString(words));
  }

  /** Specs in memory. */
  private static final class MemoryStore implements DataStore {
    private final String specs;

    MemoryStore(String specs) {
      this.specs = specs;
    }

    @Override
    public CompletableFuture<Void> initialize() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Void> shutdown() {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<DataStoreResponse> get(String key) {
      return CompletableFuture.completedFuture(new DataStoreResponse(specs, 1L));
    }

    @Override
    public CompletableFuture<Void> set(String key, String value, Long time) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletableFuture<Boolean> supportPollingUpdatesFor(String path) {
      return CompletableFuture.completedFuture(false);
    }
  }
}
