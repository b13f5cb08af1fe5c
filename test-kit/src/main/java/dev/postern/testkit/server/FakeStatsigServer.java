package dev.postern.testkit.server;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.util.Objects.requireNonNull;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import dev.postern.StatsigOptions;
import dev.postern.localmode.server.EndpointAnswer;
import dev.postern.localmode.server.EndpointRequest;
import dev.postern.localmode.server.StatsigEndpoints;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A server of Statsig's endpoints on loopback, for clients of any language: spec downloads in both
 * forms, id lists, events, the {@code initialize} of client SDKs. It takes any SDK key, and is
 * thread-safe.
 *
 * <pre>{@code
 * try (FakeStatsigServer server = FakeStatsigServer.start(SPECS)) {
 *   ServedClient client = server.newClient();
 *   server.specs().fails(2, status(503));
 *   client.poll();
 *   server.requests().specs().wereSentTimes(4);
 * }
 * }</pre>
 *
 * <p>It needs WireMock on the class path, and {@code io.airlift:aircompressor} for events that are
 * compressed with zstd.
 *
 * @since 0.1.0
 */
public final class FakeStatsigServer implements AutoCloseable {
  /** A key to begin clients with; any other will do as well. */
  public static final String SDK_KEY = "secret-test-key";

  private static final String LOOPBACK = "127.0.0.1";

  /** Requests that hang take one each. */
  private static final int THREADS = 200;

  /** Below stubs of the test's own. */
  private static final int LAST = Integer.MAX_VALUE;

  private final PublishedSpecs specs = new PublishedSpecs();
  private final KnownExperiments experiments = new KnownExperiments();
  private final ExposureLog exposures = experiments.newLog();
  private final StatsigEndpoints endpoints =
      new StatsigEndpoints(
          specs, events -> events.forEach(event -> exposures.accept(event.event())));
  private final Map<EndpointKind, ServedEndpoint> faults = new EnumMap<>(EndpointKind.class);
  private final ServedEndpoint everything = new ServedEndpoint(false);
  private final RequestLog requests = new RequestLog();
  private final CountDownLatch end = new CountDownLatch(1);
  private final List<ServedClient> clients = new CopyOnWriteArrayList<>();
  private final WireMockServer wireMock =
      new WireMockServer(
          options()
              .bindAddress(LOOPBACK)
              .dynamicPort()
              .containerThreads(THREADS)
              .gzipDisabled(true)
              .http2PlainDisabled(true)
              .extensions(new Carrier(this::answer), requests));
  private final String url;

  private FakeStatsigServer() {
    for (EndpointKind kind : EndpointKind.values()) {
      faults.put(kind, new ServedEndpoint(kind == EndpointKind.SPECS));
    }
    wireMock.stubFor(
        any(anyUrl()).atPriority(LAST).willReturn(aResponse().withTransformers(Carrier.NAME)));
    wireMock.start();
    url = "http://%s:%d".formatted(LOOPBACK, wireMock.port());
  }

  /** {@return a server without specs, whose downloads have the status 503 until some come} */
  public static FakeStatsigServer start() {
    return new FakeStatsigServer();
  }

  /**
   * {@return a server of specs}
   *
   * @param specs from {@link Specs}, written in Java or read from somewhere
   * @throws IllegalArgumentException if they are no specs
   */
  public static FakeStatsigServer start(BuiltSpec specs) {
    FakeStatsigServer server = new FakeStatsigServer();
    try {
      server.publish(specs);
      return server;
    } catch (RuntimeException notSpecs) {
      server.close();
      throw notSpecs;
    }
  }

  /**
   * {@return a server of a spec file}
   *
   * @param specFile the file, which is read once
   * @throws IllegalArgumentException if it holds no specs
   * @throws UncheckedIOException if it cannot be read
   */
  public static FakeStatsigServer start(Path specFile) {
    return start(read(specFile));
  }

  /** {@return where it is, such as {@code http://127.0.0.1:12345}, without a slash at its end} */
  public String url() {
    return url;
  }

  /**
   * {@return options of a client of this server, which may be added to} Its clock and its polls are
   * the real ones; {@link #newClient} has others.
   */
  public StatsigOptions.Builder statsigOptions() {
    return new StatsigOptions.Builder()
        .setSpecsUrl(url() + "/v2/download_config_specs")
        .setIdListsUrl(url() + "/v1/get_id_lists")
        .setLogEventUrl(url() + "/v1/log_event");
  }

  /** {@return a client that polls when the test says so; it is closed with the server} */
  public ServedClient newClient() {
    return newClient(options -> {});
  }

  /**
   * {@return a client that polls when the test says so; it is closed with the server}
   *
   * @param options sets what else the client needs; time and intervals are set by the server
   */
  public ServedClient newClient(Consumer<? super StatsigOptions.Builder> options) {
    ServedClient client = new ServedClient(this, options);
    clients.add(client);
    return client;
  }

  /**
   * Serves other specs from now on. Clients take them at their next poll, as they are made newer
   * than those before, if their time does not say so.
   *
   * @param newer from {@link Specs}, written in Java or read from somewhere
   * @throws IllegalArgumentException if they are no specs
   */
  public void publish(BuiltSpec newer) {
    experiments.know(specs.publish(requireNonNull(newer, "newer is null")));
  }

  /**
   * Serves other specs from now on, as {@link #publish(BuiltSpec)}.
   *
   * @param json a spec file as text
   * @throws IllegalArgumentException if it holds no specs
   */
  public void publish(String json) {
    publish(Specs.parse(json));
  }

  /**
   * Serves other specs from now on, as {@link #publish(BuiltSpec)}.
   *
   * @param specFile the file, which is read once
   * @throws IllegalArgumentException if it holds no specs
   * @throws UncheckedIOException if it cannot be read
   */
  public void publish(Path specFile) {
    publish(read(specFile));
  }

  /**
   * Serves an id list, or another one in its place. Clients that look for id lists take it at their
   * next poll; of one that only has more at its end, they download that.
   *
   * @param name the name that conditions use
   * @param ids who is in it
   */
  public void publishIdList(String name, String... ids) {
    specs.publishIdList(name, List.of(ids));
  }

  /** {@return what clients have sent: exposures, and events of applications} */
  public ExposureLog exposures() {
    return exposures;
  }

  /** {@return the requests that have come so far} */
  public ServerRequests requests() {
    return new ServerRequests(requests.all());
  }

  /** {@return the download of specs, in both forms} */
  public ServedEndpoint specs() {
    return endpoint(EndpointKind.SPECS);
  }

  /** {@return the download of id lists: of which there are, and of their files} */
  public ServedEndpoint idLists() {
    return endpoint(EndpointKind.ID_LISTS);
  }

  /** {@return where events go} */
  public ServedEndpoint events() {
    return endpoint(EndpointKind.EVENTS);
  }

  /** {@return where client SDKs get the values of a user} */
  public ServedEndpoint clientInit() {
    return endpoint(EndpointKind.CLIENT_INIT);
  }

  /** {@return where SDKs tell of faults of their own} */
  public ServedEndpoint exceptions() {
    return endpoint(EndpointKind.EXCEPTIONS);
  }

  /** {@return all endpoints together; its faults go before those of one endpoint} */
  public ServedEndpoint everything() {
    return everything;
  }

  /**
   * {@return the server that carries all this} Stubs that are added go before the endpoints; {@code
   * resetAll} takes the endpoints away.
   */
  public WireMockServer wireMock() {
    return wireMock;
  }

  /** {@return how it stands: requests, exposures and events, without any SDK key} */
  public String report() {
    return "requests:%s\nsent:\n  %s"
        .formatted(requests().lines(), exposures.toString().replace("\n", "\n  "));
  }

  /** Ends requests that hang, closes the clients of {@link #newClient}, and stops. Idempotent. */
  @Override
  public void close() {
    end.countDown();
    try {
      clients.forEach(ServedClient::close);
    } finally {
      wireMock.stop();
      endpoints.close();
      experiments.close();
    }
  }

  private ServedEndpoint endpoint(EndpointKind kind) {
    return requireNonNull(faults.get(kind), "every kind has an endpoint");
  }

  private ResponseDefinitionBuilder answer(LoggedRequest request) {
    Exchange exchange = new Exchange(request, endpoints::answer, this::ofOldestTime, end);
    boolean isOfBrowser = request.getMethod().equals(RequestMethod.OPTIONS);
    ServerFault fault = isOfBrowser ? null : fault(EndpointKind.of(request.getUrl()));
    return fault == null ? exchange.asItShould() : fault.answer(exchange);
  }

  private @Nullable ServerFault fault(EndpointKind kind) {
    ServerFault ofAll = everything.next();
    return ofAll == null ? endpoint(kind).next() : ofAll;
  }

  private EndpointAnswer ofOldestTime(EndpointRequest request) {
    PublishedSpecs old = new PublishedSpecs();
    try (StatsigEndpoints others = new StatsigEndpoints(old, events -> {})) {
      BuiltSpec stale = specs.ofOldestTime();
      if (stale != null) {
        old.publish(stale);
      }
      return others.answer(request);
    }
  }

  private static BuiltSpec read(Path specFile) {
    try {
      return Specs.read(specFile);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The specs %s cannot be read".formatted(specFile), unreadable);
    }
  }
}
