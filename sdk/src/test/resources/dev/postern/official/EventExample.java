import com.statsig.CheckGateOptions;
import com.statsig.DataStore;
import com.statsig.DataStoreResponse;
import com.statsig.GetDynamicConfigOptions;
import com.statsig.GetExperimentOptions;
import com.statsig.GetLayerOptions;
import com.statsig.Layer;
import com.statsig.OutputLogger;
import com.statsig.ParameterStore;
import com.statsig.Statsig;
import com.statsig.StatsigOptions;
import com.statsig.StatsigUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** What a shop logs; the same source is compiled for two SDKs. */
public final class EventExample implements BiConsumer<String, Map<String, List<String>>> {
  private int users;

  @Override
  public void accept(String specs, Map<String, List<String>> names) {
    try {
      run(specs, names);
    } catch (Exception failure) {
      throw new IllegalStateException(failure);
    }
  }

  private void run(String specs, Map<String, List<String>> names) throws Exception {
    String url = names.get("url").get(0);
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setEnvironment("production")
            .setDataStore(new MemoryStore(specs))
            .setSpecsUrl(url + "/specs")
            .setLogEventUrl(url + "/v1/log_event")
            .setWaitForCountryLookupInit(true)
            .setServiceName("shop")
            .setOutputLoggerLevel(OutputLogger.LogLevel.NONE)
            .build();
    Statsig statsig = new Statsig("secret-example-key", options);
    statsig.initialize().get();
    ask(statsig, names);
    override(statsig);
    log(statsig);
    statsig.flushEvents().get();
    statsig.shutdown().get();
  }

  private void ask(Statsig statsig, Map<String, List<String>> names) {
    for (String gate : names.get("gates")) {
      statsig.checkGate(user(), gate);
      statsig.getFeatureGate(user(), gate);
      statsig.manuallyLogGateExposure(user(), gate);
      statsig.checkGate(user(), gate, new CheckGateOptions(true));
    }
    for (String config : names.get("configs")) {
      statsig.getDynamicConfig(user(), config);
      statsig.manuallyLogDynamicConfigExposure(user(), config);
      statsig.getDynamicConfig(user(), config, new GetDynamicConfigOptions(true));
    }
    for (String experiment : names.get("experiments")) {
      statsig.getExperiment(user(), experiment);
      statsig.manuallyLogExperimentExposure(user(), experiment);
      statsig.getExperiment(user(), experiment, new GetExperimentOptions(true));
    }
    for (String path : names.get("parameters")) {
      String[] parts = path.split("/");
      Layer layer = statsig.getLayer(user(), parts[0]);
      layer.getString(parts[1], "");
      layer.getInt(parts[1], 0);
      layer.getBoolean(parts[1], false);
      statsig.manuallyLogLayerParamExposure(user(), parts[0], parts[1]);
      statsig.getLayer(user(), parts[0], new GetLayerOptions(true)).getString(parts[1], "");
    }
    for (String path : names.get("stores")) {
      String[] parts = path.split("/");
      ParameterStore store = statsig.getParameterStore(user(), parts[0]);
      store.getString(parts[1], "");
      store.getBoolean(parts[1], false);
    }
  }

  private void override(Statsig statsig) {
    statsig.overrideGate("new_checkout", true);
    statsig.overrideDynamicConfig("plan_limits", Map.of("seats", 1));
    statsig.overrideExperiment("search_ranking", Map.of("ranking", "mine"));
    statsig.overrideLayer("search_layer", Map.of("ranking", "mine"));
    statsig.checkGate(user(), "new_checkout");
    statsig.getDynamicConfig(user(), "plan_limits");
    statsig.getExperiment(user(), "search_ranking");
    statsig.getLayer(user(), "search_layer").getString("ranking", "");
  }

  private void log(Statsig statsig) {
    StatsigUser user = user();
    statsig.logEvent(user, "only_name");
    statsig.logEvent(user, "text", "SKU_1");
    statsig.logEvent(user, "text_and_map", "SKU_1", Map.of("a", "1", "ü", "\"\\\n"));
    statsig.logEvent(user, "number", 12);
    statsig.logEvent(user, "small", 1e-7);
    statsig.logEvent(user, "large", 1e21);
    statsig.logEvent(user, "odd", 0.1 + 0.2);
    statsig.logEvent(user, "number_and_map", -0.5, Map.of("a", "1"));
    statsig.logEvent(user, "", "");
    statsig.identify(user);
  }

  /** Someone else at each call, as repeats are another matter. */
  private StatsigUser user() {
    users++;
    Map<String, Object> custom = new HashMap<>();
    custom.put("plan", users % 2 == 0 ? "plus" : "free");
    custom.put("loyalty_points", 2450 + users);
    custom.put("cart_value", 64.9);
    custom.put("tags", List.of("a", "b"));
    return new StatsigUser.Builder()
        .setUserID("u-" + users)
        .setEmail("ann" + users + (users % 3 == 0 ? "@storefront.example" : "@post.example"))
        .setIp("8.8.8.8")
        .setCountry(users % 2 == 0 ? "DE" : "US")
        .setLocale("de-DE")
        .setAppVersion("4.2." + users)
        .setUserAgent("Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0")
        .setCustomIDs(Map.of("stableID", "d-" + users, "companyID", "c-11"))
        .setCustom(custom)
        .setPrivateAttributes(Map.of("credit_score", "661"))
        .build();
  }

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
    public CompletableFuture<Boolean> supportPollingUpdatesFor(String key) {
      return CompletableFuture.completedFuture(false);
    }
  }
}
