package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fuzzing;
import dev.postern.testing.RawServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.UnreadableHeads;
import dev.postern.testing.Versions;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Damaged downloads: the specs that there are stay in use, and polls go on. */
class NetworkFuzzTest {
  private static final int LEAST = 200;

  @Test
  void aDamagedDownloadNeverTakesThePlaceOfGoodSpecs() throws IOException {
    try (RawServer server = new RawServer()) {
      Fuzzing.of("spec-download", LEAST, download(2000), damaged -> poll(server, damaged));
    }
  }

  private static void poll(RawServer server, byte[] damaged) {
    String url = server.url("/v2/specs").toString();
    server.answer(download(1000));
    try (SyncedClient client = new SyncedClient(options -> options.setSpecsUrl(url))) {
      client.start();
      server.answer(UnreadableHeads.limited(damaged));
      client.poll();
      assertThat(client.reason("at-1000")).startsWith("Network:");
    }
  }

  private static byte[] download(long time) {
    String headers = "200 OK\r\nContent-Type: application/json";
    return RawServer.answer(headers, Versions.at(time).getBytes(UTF_8));
  }
}
