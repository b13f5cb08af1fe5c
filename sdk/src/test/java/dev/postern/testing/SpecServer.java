package dev.postern.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server that hands out specs, or answers as a test says. */
public final class SpecServer implements AutoCloseable {
  private final WireMockServer server =
      new WireMockServer(options().dynamicPort().maxRequestJournalEntries(10_000));

  public SpecServer() {
    server.start();
  }

  /** Answers everything like this from now on. */
  public SpecServer answer(ResponseDefinitionBuilder answer) {
    return answer(any(anyUrl()), answer);
  }

  public SpecServer answer(MappingBuilder request, ResponseDefinitionBuilder answer) {
    server.stubFor(request.willReturn(answer));
    return this;
  }

  public SpecServer specs(String json) {
    return answer(json(json));
  }

  public static ResponseDefinitionBuilder json(String json) {
    return aResponse().withHeader("content-type", "application/json").withBody(json);
  }

  public static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  public String base() {
    return server.baseUrl();
  }

  public String specsUrl() {
    return base() + "/v2/download_config_specs";
  }

  /** All requests, in order. */
  public List<LoggedRequest> requests() {
    List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
    Collections.reverse(events);
    return events.stream().map(ServeEvent::getRequest).toList();
  }

  public LoggedRequest lastRequest() {
    List<LoggedRequest> requests = requests();
    return requests.get(requests.size() - 1);
  }

  @Override
  public void close() {
    server.stop();
  }
}
