package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.BytesSource;
import dev.postern.testing.SpecJson;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** Which clients are open. */
class OpenClientsTest {
  private static Statsig client() {
    return new Statsig(
        "",
        new StatsigOptions.Builder().setSpecSource(new BytesSource(new SpecJson().json())).build());
  }

  @Test
  void aClientIsOpenFromWhenItIsInitialisedUntilItIsShutDown() {
    Statsig client = client();
    assertThat(Statsig.openClients()).doesNotContain(client);
    client.initialize().join();
    assertThat(Statsig.openClients()).contains(client);
    client.shutdown().join();
    assertThat(Statsig.openClients()).doesNotContain(client);
  }

  @Test
  void aClientThatNobodyHoldsIsForgotten() {
    WeakReference<Statsig> client = forgotten();
    for (int i = 0; i < 50 && client.get() != null; i++) {
      System.gc();
    }
    assertThat(client.get()).isNull();
  }

  private static WeakReference<Statsig> forgotten() {
    Statsig client = client();
    client.initialize().join();
    return new WeakReference<>(client);
  }
}
