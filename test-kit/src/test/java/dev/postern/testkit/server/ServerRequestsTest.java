package dev.postern.testkit.server;

import static dev.postern.testkit.Messages.assertFails;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testkit.Shop;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is verified of requests; the messages are in a file. */
class ServerRequestsTest {
  private static final String KEY = "secret-of-mine";
  private static final String SPECS = "/v2/download_config_specs/" + KEY + ".json";

  private final FakeStatsigServer server = FakeStatsigServer.start(Shop.SPEC);

  @AfterEach
  void stop() {
    server.close();
  }

  @BeforeEach
  void aClientIsAtWork() throws IOException {
    Http.get(server, SPECS, "STATSIG-API-KEY", KEY, "x-request-service", "shop");
    Http.get(server, SPECS + "?sinceTime=5&checksum=a%20b");
    Http.post(server, "/v1/log_event?k=" + KEY, "{\"events\": []}");
  }

  @Test
  void whatIsMetPasses() {
    ServerRequests requests = server.requests();
    requests.wereSentTimes(3);
    requests.specs().wereSent();
    requests.specs().wereSentTimes(2);
    requests.specs().withHeader("X-Request-Service", "shop").wereSentOnce();
    requests
        .specs()
        .withParameter("checksum", "a b")
        .withParameter("sinceTime", "5")
        .wereSentOnce();
    requests.withKey(KEY).wereSentTimes(3);
    requests.withKey("secret-of-others").wereNeverSent();
    requests.clientInit().wereNeverSent();
    requests.exceptions().wereNeverSent();
    assertThat(requests.events().count()).isEqualTo(1);
  }

  @Test
  void requestsAreThoseThatHadCome() throws IOException {
    ServerRequests before = server.requests();
    Http.get(server, SPECS);
    before.specs().wereSentTimes(2);
    server.requests().specs().wereSentTimes(3);
  }

  @Test
  void failuresListWhatComesNear() {
    ServerRequests requests = server.requests();
    assertFails("requests, once", () -> requests.specs().wereSentOnce());
    assertFails("requests, three times", () -> requests.specs().wereSentTimes(3));
    assertFails("requests, some", () -> requests.idLists().wereSent());
    assertFails("requests, none", () -> requests.events().wereNeverSent());
    assertFails(
        "requests, header",
        () -> requests.specs().withHeader("X-Request-Service", "till").wereSent());
    assertFails(
        "requests, parameters",
        () ->
            requests
                .specs()
                .withParameter("sinceTime", "7")
                .withHeader("x-request-service", "shop")
                .wereSentOnce());
    assertFails("requests, any", () -> requests.withHeader("x", "y").wereSent());
  }

  @Test
  void failuresDoNotTellTheKey() {
    ServerRequests requests = server.requests();
    assertFails("requests, key", () -> requests.specs().withKey("secret-other").wereSent());
    assertFails(
        "requests, key in a header",
        () -> requests.specs().withHeader("statsig-api-key", "secret-other").wereSent());
    assertFails(
        "requests, key as a parameter",
        () -> requests.events().withParameter("k", "client-other").wereSent());
  }

  @Test
  void aServerThatNobodyHasAskedSaysSo() {
    try (FakeStatsigServer other = FakeStatsigServer.start()) {
      assertFails("requests, nothing", () -> other.requests().specs().wereSent());
    }
  }

  @Test
  void manyRequestsAreNotAllListed() throws IOException {
    for (int i = 0; i < 22; i++) {
      Http.post(server, "/v1/sdk_exception", "{}");
    }
    assertFails("requests, many", () -> server.requests().exceptions().wereNeverSent());
  }
}
