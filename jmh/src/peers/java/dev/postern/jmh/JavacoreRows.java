package dev.postern.jmh;

import com.statsig.ClientInitResponseOptions;
import com.statsig.HashAlgo;
import com.statsig.Statsig;
import com.statsig.StatsigOptions;
import com.statsig.StatsigUser;

/** The questions to the official SDK with a native core. */
public class JavacoreRows extends Rows<StatsigUser> {
  private final ClientInitResponseOptions clientInit = new ClientInitResponseOptions();
  private Statsig statsig = new Statsig("secret-none");
  private LoopbackServer server = LoopbackServer.unused();

  /** Nothing is started yet. */
  public JavacoreRows() {
    clientInit.hashAlgo = HashAlgo.DJB2;
  }

  @Override
  void start(byte[] specs, boolean logs) {
    server = LoopbackServer.start(specs);
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecsUrl(server.url() + "/v2/download_config_specs")
            .setLogEventUrl(server.url() + "/v1/log_event")
            .setDisableAllLogging(!logs)
            .setWaitForUserAgentInit(true)
            .setWaitForCountryLookupInit(true)
            .setSpecsSyncIntervalMs(86_400_000)
            .build();
    statsig = new Statsig("secret-rows", options);
    statsig.initialize().join();
    requireSpecs(statsig.getFeatureGate(user(Person.full()), Storefront.PUBLIC).getRuleID());
  }

  static void requireSpecs(String ruleId) {
    if (ruleId == null || ruleId.isEmpty()) {
      throw new IllegalStateException("the specs did not arrive");
    }
  }

  @Override
  void stop() {
    statsig.shutdown().join();
    server.close();
  }

  @Override
  StatsigUser user(Person person) {
    return new StatsigUser.Builder()
        .setUserID(person.userId())
        .setEmail(person.email())
        .setIp(person.ip())
        .setUserAgent(person.userAgent())
        .setLocale(person.locale())
        .setAppVersion(person.appVersion())
        .setCustomIDs(person.customIds())
        .setCustom(person.custom())
        .setPrivateAttributes(person.privateAttributes())
        .build();
  }

  @Override
  boolean gate(StatsigUser user, String name) {
    return statsig.checkGate(user, name);
  }

  @Override
  Object gateObject(StatsigUser user, String name) {
    return statsig.getFeatureGate(user, name);
  }

  @Override
  int configParameter(StatsigUser user, String name, String parameter) {
    return statsig.getDynamicConfig(user, name).getInt(parameter, -1);
  }

  @Override
  int experimentParameter(StatsigUser user, String name, String parameter) {
    return statsig.getExperiment(user, name).getInt(parameter, -1);
  }

  @Override
  int layerParameter(StatsigUser user, String name, String parameter) {
    return statsig.getLayer(user, name).getInt(parameter, -1);
  }

  @Override
  Object clientInit(StatsigUser user) {
    return statsig.getClientInitializeResponse(user, clientInit);
  }
}
