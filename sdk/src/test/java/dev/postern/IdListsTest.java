package dev.postern;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.spi.IdListReceiver;
import dev.postern.spi.IdListSource;
import dev.postern.testing.SpecJson;
import dev.postern.testing.SpecJson.Rule;
import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Segments of ids, from the network and from a source of the caller's. */
class IdListsTest {
  private static final Duration INTERVAL = Duration.ofSeconds(60);
  private static final String IN_LIST =
      "{'type':'unit_id','operator':'in_segment_list','targetValue':'staff','idType':'userID'}";
  private static final String SPECS =
      new SpecJson().gate("g", Rule.of("r", 100, IN_LIST)).put("time", "1000").json();

  private final SpecServer server = new SpecServer().specs(SPECS);

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsAreDownloadedAtTheStartAndFollowed() {
    list("+" + hash("ann") + "\n");
    try (SyncedClient client = client()) {
      InitializeDetails details = client.start();
      assertThat(details.getIsIdListReady()).isTrue();
      assertThat(client.passes("g")).isTrue();
      assertThat(client.statsig.status().idLists()).isEqualTo(Map.of("staff", 1));
      list("+" + hash("ann") + "\n+" + hash("bob") + "\n-" + hash("ann") + "\n");
      client.time.move(INTERVAL);
      client.awaitTask();
    }
  }

  /** Of two lists the second fails: the first is not used either. */
  @Test
  void c06OneListThatFailsKeepsAllAsTheyWere() {
    String two =
        "{\"staff\":%s,\"other\":%s}"
            .formatted(entry("staff", "/staff", 10), entry("other", "/other", 10));
    server.answer(any(urlPathEqualTo("/v1/get_id_lists")), json(two));
    server.answer(any(urlPathEqualTo("/staff")), json("+" + hash("ann") + "\n"));
    server.answer(any(urlPathEqualTo("/other")), status(500));
    try (SyncedClient client = client()) {
      InitializeDetails details = client.start();
      assertThat(details.getIsIdListReady()).isFalse();
      assertThat(details.getFailureDetails()).isNull();
      assertThat(client.passes("g")).isFalse();
      assertThat(client.log.warnings()).hasSize(1);
    }
  }

  @Test
  void withoutTheOptionNothingIsAsked() {
    try (SyncedClient client = new SyncedClient(server)) {
      assertThat(client.start().isIdListReady).isNull();
    }
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void aSourceOfTheCallersHandsOverLists() {
    Staff staff = new Staff();
    try (SyncedClient client =
        new SyncedClient(server, options -> options.setIdListSource(staff))) {
      assertThat(client.start().getIsIdListReady()).isTrue();
      assertThat(client.passes("g")).isTrue();
      staff.give(Stream.of("bob"));
      assertThat(client.passes("g")).isFalse();
      staff.giveHashed(Stream.of("+" + hash("ann")));
      assertThat(client.passes("g")).isTrue();
      assertThat(client.statsig.status().idLists()).isEqualTo(Map.of("staff", 1));
    }
    assertThat(staff.isClosed).isTrue();
  }

  @Test
  void aSourceThatFailsIsAWarningAndNotReady() {
    IdListSource broken =
        receiver -> {
          throw new IOException("no such table");
        };
    try (SyncedClient client =
        new SyncedClient(server, options -> options.setIdListSource(broken))) {
      assertThat(client.start().getIsIdListReady()).isFalse();
      assertThat(client.log.warnings())
          .containsExactly("WARN The source of id lists could not be started: no such table");
      assertThat(client.passes("g")).isFalse();
    }
  }

  private static final class Staff implements IdListSource {
    private @Nullable IdListReceiver receiver;
    private boolean isClosed;

    @Override
    public void start(IdListReceiver idListReceiver) {
      receiver = idListReceiver;
      give(Stream.of("ann"));
    }

    private void give(Stream<String> ids) {
      if (receiver != null) {
        receiver.replace("staff", ids);
      }
    }

    private void giveHashed(Stream<String> lines) {
      if (receiver != null) {
        receiver.replaceHashed("staff", lines);
      }
    }

    @Override
    public void close() {
      isClosed = true;
    }
  }

  private SyncedClient client() {
    return new SyncedClient(
        server,
        options ->
            options.setEnableIDLists(true).setIdListsUrl(server.base() + "/v1/get_id_lists"));
  }

  private void list(String lines) {
    server.answer(
        any(urlPathEqualTo("/v1/get_id_lists")),
        json("{\"staff\":" + entry("staff", "/staff", lines.length()) + "}"));
    server.answer(any(urlPathEqualTo("/staff")), json(lines));
  }

  private String entry(String name, String path, int size) {
    return "{\"name\":\"%s\",\"url\":\"%s%s\",\"size\":%d,\"creationTime\":1,\"fileID\":\"f\"}"
        .formatted(name, server.base(), path, size);
  }

  private static String hash(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hash).substring(0, 8);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }
}
