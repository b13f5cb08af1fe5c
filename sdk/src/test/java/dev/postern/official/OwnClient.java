package dev.postern.official;

import dev.postern.InitializeDetails;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.testing.SpecServer;

/** This SDK. */
final class OwnClient implements ComparedClient {
  private static final StatsigUser ANN = new StatsigUser.Builder().setUserID("ann").build();

  private final Statsig statsig;

  OwnClient(SpecServer server, String key) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecsUrl(server.specsUrl())
            .setServiceName("checkout")
            .setDisableAllLogging(true)
            .build();
    statsig = new Statsig(key, options);
  }

  @Override
  public String load() {
    InitializeDetails details = statsig.initializeWithDetails().join();
    return ComparedClient.summary(
        details.getIsInitSuccess(),
        details.getIsConfigSpecReady(),
        details.getFailureDetails() != null);
  }

  @Override
  public boolean passes(String gate) {
    return statsig.checkGate(ANN, gate);
  }

  @Override
  public String reason(String gate) {
    return statsig.getFeatureGate(ANN, gate).getEvaluationDetails().getReason();
  }

  @Override
  public void close() {
    statsig.shutdown().join();
  }
}
