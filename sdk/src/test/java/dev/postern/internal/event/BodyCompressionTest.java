package dev.postern.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.EventCompression;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import dev.postern.spi.EventBatch;
import dev.postern.testing.LoggingClient;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Batches of the web shop's customers, compressed both ways. The sizes are in docs/events.md. */
class BodyCompressionTest {
  private static final List<String> GATES =
      List.of("new_checkout", "image_compression_rollout", "checkout_survey", "debug_toolbar");

  @ParameterizedTest
  @ValueSource(ints = {10, 100, 2000})
  void bothGiveBackWhatWentIn(int size) throws IOException {
    byte[] json = batch(size).toBytes();
    byte[] gzip = BodyCompression.of(EventCompression.GZIP).compress().apply(json);
    byte[] zstd = BodyCompression.of(EventCompression.ZSTD).compress().apply(json);

    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes()).isEqualTo(json);
    byte[] out = new byte[json.length];
    assertThat(new ZstdDecompressor().decompress(zstd, 0, zstd.length, out, 0, out.length))
        .isEqualTo(json.length);
    assertThat(out).isEqualTo(json);
    assertThat(gzip.length).isLessThan(json.length / 3);
    assertThat(zstd.length).isLessThan(json.length / 3);
  }

  /** The first events of the fixture's customers: gates, an experiment, a layer and a purchase. */
  private static EventBatch batch(int size) {
    LoggingClient client = new LoggingClient(Fixtures.STOREFRONT.specText(), options -> {});
    List<StatsigUser> users =
        Fixtures.STOREFRONT.users().stream().map(StatsigUser::fromJson).toList();
    for (int i = 0; client.status().logged() < size; i++) {
      StatsigUser user = users.get(i % users.size());
      for (String gate : GATES) {
        client.statsig.checkGate(user, gate);
      }
      client.statsig.getExperiment(user, "search_ranking");
      client.statsig.logEvent(user, "purchase", i * 0.5);
      client.time.move(Duration.ofMillis(7));
    }
    client.flush();
    EventBatch sent = client.sink.taken().get(0);
    return new EventBatch("b", 0, sent.events().subList(0, size), sent.metadata());
  }
}
