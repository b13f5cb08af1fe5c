package dev.postern.localmode.server;

import static dev.postern.localmode.server.Asked.get;
import static dev.postern.localmode.server.Asked.json;
import static dev.postern.localmode.server.Asked.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.SpecFormatException;
import dev.postern.fixtures.Fixtures;
import dev.postern.spi.IdListReceiver;
import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IdListEndpointsTest {
  private static final Map<String, String> HOST = Map.of("Host", "127.0.0.1:80");
  private static final String FILE = "/v1/id_lists/the%20staff";

  private final Lists source = new Lists();
  private final StatsigEndpoints endpoints = new StatsigEndpoints(source, events -> {});

  @AfterEach
  void close() {
    endpoints.close();
  }

  @Test
  void theManifestTellsWhereFilesAre() {
    lists().replaceHashed("the staff", Stream.of("+abcdefgh", "-abcdefgh"));
    JsonNode entry = manifest().path("the staff");
    assertThat(entry.path("name").asText()).isEqualTo("the staff");
    assertThat(entry.path("size").asInt()).isEqualTo(20);
    assertThat(entry.path("url").asText()).isEqualTo("http://127.0.0.1:80" + FILE);
    assertThat(text(get(endpoints, FILE))).isEqualTo("+abcdefgh\n-abcdefgh\n");
  }

  @Test
  void plainIdsAreServedAsHashes() {
    lists().replace("the staff", Stream.of("a_user"));
    assertThat(text(get(endpoints, FILE))).isEqualTo("+Q1Wha2PJ\n");
  }

  @Test
  void aPartOfAFileBeginsWhereTheClientStands() {
    lists().replaceHashed("the staff", Stream.of("+abcdefgh", "+ijklmnop"));
    EndpointAnswer part = get(endpoints, FILE, Map.of("Range", "bytes=10-"));
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.headers()).containsEntry("Content-Range", "bytes 10-19/20");
    assertThat(text(part)).isEqualTo("+ijklmnop\n");
    EndpointAnswer nothing = get(endpoints, FILE, Map.of("Range", "bytes=20-"));
    assertThat(nothing.status()).isEqualTo(416);
    assertThat(nothing.headers()).containsEntry("Content-Range", "bytes */20");
    assertThat(get(endpoints, FILE, Map.of("Range", "bytes=-5")).status()).isEqualTo(200);
  }

  @Test
  void aFileGoesOnAsLongAsLinesAreAdded() {
    lists().replaceHashed("the staff", Stream.of("+abcdefgh"));
    JsonNode first = manifest().path("the staff");
    lists().replaceHashed("the staff", Stream.of("+abcdefgh", "+ijklmnop"));
    JsonNode longer = manifest().path("the staff");
    lists().replaceHashed("the staff", Stream.of("+ijklmnop"));
    JsonNode another = manifest().path("the staff");
    assertThat(longer.path("fileID")).isEqualTo(first.path("fileID"));
    assertThat(longer.path("creationTime")).isEqualTo(first.path("creationTime"));
    assertThat(another.path("fileID")).isNotEqualTo(longer.path("fileID"));
    assertThat(another.path("creationTime").asLong())
        .isGreaterThan(longer.path("creationTime").asLong());
  }

  @Test
  void aListThatIsRemovedIsGone() {
    lists().replaceHashed("the staff", Stream.of("+abcdefgh"));
    lists().remove("the staff");
    assertThat(manifest()).isEmpty();
    assertThat(get(endpoints, FILE))
        .extracting(EndpointAnswer::status, Asked::text)
        .containsExactly(404, "{\"error\":\"there is no id list \\\"the staff\\\"\"}");
  }

  @Test
  void theManifestNeedsToKnowHowTheServerIsCalled() {
    assertThat(get(endpoints, "/v1/get_id_lists").status()).isEqualTo(400);
  }

  private JsonNode manifest() {
    return json(get(endpoints, "/v1/get_id_lists/secret-1.json", HOST));
  }

  private IdListReceiver lists() {
    return requireNonNull(source.receiver, "not started");
  }

  /** Brings lists as a test says. */
  private static final class Lists implements SpecSource {
    private @Nullable IdListReceiver receiver;

    @Override
    public String name() {
      return "Lists";
    }

    @Override
    public void start(SpecReceiver client) throws IOException, SpecFormatException {
      client.receive(Fixtures.STOREFRONT.specStream());
      receiver = client.idLists().orElseThrow();
    }
  }
}
