package dev.postern.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that takes events, or answers as a test says. */
public final class EventServer implements AutoCloseable {
  private static final String TAKEN = "taken";

  private final Queue<ResponseDefinition> planned = new ConcurrentLinkedQueue<>();
  private final WireMockServer server =
      new WireMockServer(
          options().dynamicPort().maxRequestJournalEntries(100_000).extensions(new Plan()));

  public EventServer() {
    server.start();
    server.stubFor(post(anyUrl()).atPriority(5).willReturn(taking()));
  }

  public String url() {
    return server.baseUrl() + "/v1/log_event";
  }

  public static ResponseDefinitionBuilder taking() {
    return aResponse().withStatus(202).withHeader(TAKEN, "yes").withBody("{\"success\":true}");
  }

  public static ResponseDefinitionBuilder status(int status) {
    return aResponse().withStatus(status);
  }

  /** Says that an answer means that the events are in safe keeping. */
  public static ResponseDefinitionBuilder taken(ResponseDefinitionBuilder answer) {
    return answer.withHeader(TAKEN, "yes");
  }

  /** Answers whatever is not planned like this from now on. */
  public EventServer always(ResponseDefinitionBuilder answer) {
    server.stubFor(post(anyUrl()).atPriority(5).willReturn(answer));
    return this;
  }

  /** Answers the next requests like this, in order; each answer once, however many come at once. */
  public EventServer next(ResponseDefinitionBuilder... answers) {
    for (ResponseDefinitionBuilder answer : answers) {
      planned.add(answer.build());
    }
    return this;
  }

  /** WireMock's scenarios would give one answer to two requests that come together. */
  private final class Plan implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "plan";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      ResponseDefinition next = planned.poll();
      return next == null ? event.getResponseDefinition() : next;
    }
  }

  /** All requests, in order. */
  public List<LoggedRequest> requests() {
    List<LoggedRequest> requests = new ArrayList<>();
    serveEvents().forEach(event -> requests.add(event.getRequest()));
    return requests;
  }

  /** The bodies of all requests, in order. */
  public List<JsonNode> bodies() {
    return requests().stream().map(EventServer::body).toList();
  }

  /** The names of the events in requests that the server answered well. */
  public List<String> takenNames() {
    List<String> names = new ArrayList<>();
    for (ServeEvent event : serveEvents()) {
      if (event.getResponse().getHeaders().getHeader(TAKEN).isPresent()) {
        body(event.getRequest())
            .get("events")
            .forEach(logged -> names.add(logged.get("eventName").asText()));
      }
    }
    return names;
  }

  public static JsonNode body(LoggedRequest request) {
    return EventCollector.parse(request.getBodyAsString());
  }

  @Override
  public void close() {
    server.stop();
  }

  private List<ServeEvent> serveEvents() {
    List<ServeEvent> events = new ArrayList<>(server.getAllServeEvents());
    Collections.reverse(events);
    return events;
  }
}
