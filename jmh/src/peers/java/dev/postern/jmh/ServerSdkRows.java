package dev.postern.jmh;

import com.statsig.sdk.DataSource;
import com.statsig.sdk.HashAlgo;
import com.statsig.sdk.LogLevel;
import com.statsig.sdk.StatsigOptions;
import com.statsig.sdk.StatsigServer;
import com.statsig.sdk.StatsigUser;
import dev.postern.BootstrapSpecs;
import dev.postern.localmode.server.EndpointRequest;
import dev.postern.localmode.server.StatsigEndpoints;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The questions to the official SDK that came before, written in Kotlin. */
public class ServerSdkRows extends Rows<StatsigUser> {
  private final StatsigServer statsig = StatsigServer.create();
  private LoopbackServer server = LoopbackServer.unused();

  /** Nothing is started yet. */
  public ServerSdkRows() {}

  @Override
  void start(byte[] specs, boolean logs) {
    server = LoopbackServer.start(specs);
    StatsigOptions options = new StatsigOptions(server.url() + "/v1");
    options.setBootstrapValues(olderForm(specs));
    options.setInitializeSources(List.of(DataSource.BOOTSTRAP));
    options.setDisableAllLogging(!logs);
    options.setDisableDiagnostics(true);
    options.setRulesetsSyncIntervalMs(86_400_000);
    options.setLogLevel(LogLevel.ERROR);
    statsig.initializeAsync("secret-rows", options).join();
    JavacoreRows.requireSpecs(
        statsig.getFeatureGate(user(Person.full()), Storefront.PUBLIC).getRuleID());
  }

  /** What this SDK would download. */
  private static String olderForm(byte[] specs) {
    try (StatsigEndpoints endpoints =
        new StatsigEndpoints(BootstrapSpecs.of(specs), events -> {})) {
      EndpointRequest request =
          new EndpointRequest("GET", "/v1/download_config_specs", Map.of(), new byte[0]);
      return new String(endpoints.answer(request).body(), StandardCharsets.UTF_8);
    }
  }

  @Override
  void stop() {
    statsig.shutdown();
    server.close();
  }

  @Override
  StatsigUser user(Person person) {
    StatsigUser user = new StatsigUser(person.userId());
    user.setEmail(person.email());
    user.setIp(person.ip());
    user.setUserAgent(person.userAgent());
    user.setLocale(person.locale());
    user.setAppVersion(person.appVersion());
    user.setCustomIDs(person.customIds());
    user.setCustom(person.custom());
    user.setPrivateAttributes(person.privateAttributes());
    return user;
  }

  @Override
  boolean gate(StatsigUser user, String name) {
    return statsig.checkGateSync(user, name);
  }

  @Override
  Object gateObject(StatsigUser user, String name) {
    return statsig.getFeatureGate(user, name);
  }

  @Override
  int configParameter(StatsigUser user, String name, String parameter) {
    return statsig.getConfigSync(user, name).getInt(parameter, -1);
  }

  @Override
  int experimentParameter(StatsigUser user, String name, String parameter) {
    return statsig.getExperimentSync(user, name).getInt(parameter, -1);
  }

  @Override
  int layerParameter(StatsigUser user, String name, String parameter) {
    return statsig.getLayerSync(user, name).getInt(parameter, -1);
  }

  @Override
  Object clientInit(StatsigUser user) {
    return statsig.getClientInitializeResponse(user, HashAlgo.DJB2, null);
  }
}
