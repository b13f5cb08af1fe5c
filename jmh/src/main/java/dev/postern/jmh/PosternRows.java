package dev.postern.jmh;

import dev.postern.ClientInitResponseOptions;
import dev.postern.HashAlgo;
import dev.postern.Statsig;
import dev.postern.StatsigUser;

/** The questions to Postern. */
public class PosternRows extends Rows<StatsigUser> {
  private final ClientInitResponseOptions clientInit = new ClientInitResponseOptions();
  private Statsig statsig = new Statsig("");

  /** Nothing is started yet. */
  public PosternRows() {
    clientInit.hashAlgo = HashAlgo.DJB2;
  }

  @Override
  void start(byte[] specs, boolean logs) {
    statsig = logs ? Storefront.loggingClient() : Storefront.client();
  }

  @Override
  void stop() {
    statsig.close();
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
