package dev.postern.localmode.official;

import com.statsig.sdk.APIFeatureGate;
import com.statsig.sdk.DynamicConfig;
import com.statsig.sdk.InitializationDetails;
import com.statsig.sdk.Layer;
import com.statsig.sdk.LogLevel;
import com.statsig.sdk.StatsigOptions;
import com.statsig.sdk.StatsigServer;
import com.statsig.sdk.StatsigUser;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The official SDK for the JVM that came before. */
public final class Serversdk implements OfficialSdk {
  private final StatsigServer statsig = StatsigServer.create();
  private StatsigUser user = new StatsigUser("nobody");

  /** Starts it with specs, id lists and events at a server. */
  public Serversdk(String url) {
    StatsigOptions options = new StatsigOptions(url + "/v1");
    options.setLogLevel(LogLevel.ERROR);
    InitializationDetails details = statsig.initializeAsync("secret-serversdk", options).join();
    if (details == null || !details.getConfigSpecReady()) {
      throw new AssertionError("it has no specs: " + details);
    }
  }

  @Override
  public void user(Map<String, @Nullable Object> fields) {
    String id = Fields.text(fields, "userID");
    StatsigUser next = new StatsigUser(id == null ? "" : id);
    next.setEmail(Fields.text(fields, "email"));
    next.setIp(Fields.text(fields, "ip"));
    next.setUserAgent(Fields.text(fields, "userAgent"));
    next.setCountry(Fields.text(fields, "country"));
    next.setLocale(Fields.text(fields, "locale"));
    next.setAppVersion(Fields.text(fields, "appVersion"));
    Fields.ifObject(fields, "customIDs", ids -> next.setCustomIDs(Fields.texts(ids)));
    Fields.ifObject(fields, "custom", next::setCustom);
    Fields.ifObject(fields, "privateAttributes", next::setPrivateAttributes);
    user = next;
  }

  @Override
  public OfficialAnswer gate(String name) {
    APIFeatureGate gate = statsig.getFeatureGate(user, name);
    return new OfficialAnswer(gate.getValue(), gate.getRuleID(), null);
  }

  @Override
  public OfficialAnswer config(String name) {
    DynamicConfig config = statsig.getConfigSync(user, name);
    return new OfficialAnswer(config.getValue(), config.getRuleID(), null);
  }

  @Override
  public OfficialAnswer experiment(String name) {
    DynamicConfig experiment = statsig.getExperimentSync(user, name);
    return new OfficialAnswer(
        experiment.getValue(), experiment.getRuleID(), experiment.getGroupName());
  }

  @Override
  public OfficialAnswer layer(String name) {
    Layer layer = statsig.getLayerSync(user, name);
    return new OfficialAnswer(layer.getValue(), layer.getRuleID(), layer.getGroupName());
  }

  @Override
  public boolean flush() {
    return false;
  }

  @Override
  public void close() {
    statsig.shutdown();
  }
}
