package dev.postern.official;

import com.statsig.InitializeDetails;
import com.statsig.Statsig;
import com.statsig.StatsigOptions;
import com.statsig.StatsigUser;
import dev.postern.testing.SpecServer;

/** The official Java SDK. */
final class OfficialClient implements ComparedClient {
  private static final StatsigUser ANN = new StatsigUser.Builder().setUserID("ann").build();

  private final Statsig statsig;

  OfficialClient(SpecServer server, String key) {
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
