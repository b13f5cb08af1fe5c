package dev.postern.localmode.official;

import com.statsig.DynamicConfig;
import com.statsig.Experiment;
import com.statsig.FeatureGate;
import com.statsig.Layer;
import com.statsig.OutputLogger;
import com.statsig.Statsig;
import com.statsig.StatsigOptions;
import com.statsig.StatsigUser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The official Java SDK over the native engine. */
public final class Javacore implements OfficialSdk {
  private final Statsig statsig;
  private StatsigUser user = new StatsigUser.Builder().setUserID("nobody").build();

  /** Starts it with specs, id lists and events at a server. */
  public Javacore(String url) {
    statsig =
        new Statsig(
            "secret-javacore",
            new StatsigOptions.Builder()
                .setSpecsUrl(url + "/v2/download_config_specs")
                .setIdListsUrl(url + "/v1/get_id_lists")
                .setLogEventUrl(url + "/v1/log_event")
                .setEnableIDLists(true)
                .setWaitForCountryLookupInit(true)
                .setOutputLoggerLevel(OutputLogger.LogLevel.NONE)
                .build());
    if (!statsig.initializeWithDetails().join().getIsConfigSpecReady()) {
      throw new AssertionError("it has no specs");
    }
  }

  @Override
  public void user(Map<String, @Nullable Object> fields) {
    StatsigUser.Builder next =
        new StatsigUser.Builder()
            .setUserID(Fields.text(fields, "userID"))
            .setEmail(Fields.text(fields, "email"))
            .setIp(Fields.text(fields, "ip"))
            .setUserAgent(Fields.text(fields, "userAgent"))
            .setCountry(Fields.text(fields, "country"))
            .setLocale(Fields.text(fields, "locale"))
            .setAppVersion(Fields.text(fields, "appVersion"));
    Fields.ifObject(fields, "customIDs", ids -> next.setCustomIDs(Fields.texts(ids)));
    Fields.ifObject(fields, "custom", next::setCustom);
    Fields.ifObject(fields, "privateAttributes", it -> next.setPrivateAttributes(Fields.texts(it)));
    user = next.build();
  }

  @Override
  public OfficialAnswer gate(String name) {
    FeatureGate gate = statsig.getFeatureGate(user, name);
    return new OfficialAnswer(gate.getValue(), gate.getRuleID(), null);
  }

  @Override
  public OfficialAnswer config(String name) {
    DynamicConfig config = statsig.getDynamicConfig(user, name);
    return new OfficialAnswer(config.getValue(), config.getRuleID(), null);
  }

  @Override
  public OfficialAnswer experiment(String name) {
    Experiment experiment = statsig.getExperiment(user, name);
    return new OfficialAnswer(
        experiment.getValue(), experiment.getRuleID(), experiment.getGroupName());
  }

  @Override
  public OfficialAnswer layer(String name) {
    Layer layer = statsig.getLayer(user, name);
    return new OfficialAnswer(layer.getValue(), layer.getRuleID(), layer.getGroupName());
  }

  @Override
  public boolean flush() {
    statsig.flushEvents().join();
    return true;
  }

  @Override
  public void close() {
    statsig.shutdown().join();
  }
}
