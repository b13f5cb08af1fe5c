package dev.postern.localmode.server;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.spi.SpecSource;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Statsig's endpoints over specs of one's own: spec download in both forms, id lists, events, and
 * the {@code initialize} of client SDKs. {@code docs/command.md} lists them. What is served is what
 * a source of specs holds at the moment, with the id lists it brings; its overrides count for
 * client SDKs, while server SDKs evaluate for themselves.
 *
 * <p>Any key will do, and none is kept or logged. Whoever carries requests to it should listen on a
 * loopback address only. Thread-safe.
 *
 * @since 0.1.0
 */
public final class StatsigEndpoints implements AutoCloseable {
  /** Longer bodies of requests are refused, so that a carrier need not read more, in bytes. */
  public static final int MOST_BODY_BYTES = 16 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(StatsigEndpoints.class);
  private static final List<String> GET = List.of("GET");
  private static final List<String> POST = List.of("POST");
  private static final List<String> BOTH = List.of("GET", "POST");

  private final Statsig statsig;
  private final List<Route> routes;

  /**
   * The endpoints over a source, which is started, and closed with the endpoints. Until it has
   * specs, they are answered with status 503.
   *
   * @param specs where the specs come from; for one use
   * @param events takes the events of a request, at once and on the thread of the request; when it
   *     throws, the request fails with status 500, so that SDKs send them again
   * @throws RuntimeException what the source throws, if it is one that is {@linkplain
   *     SpecSource#isRequired required} and has no specs
   */
  public StatsigEndpoints(SpecSource specs, Consumer<List<ReceivedEvent>> events) {
    requireNonNull(events, "events is null");
    ServedSource served = new ServedSource(requireNonNull(specs, "specs is null"));
    statsig = start(served);
    EventIntake intake = new EventIntake(events);
    IdListDownload idLists = new IdListDownload(served.idLists());
    routes =
        List.of(
            route(GET, "/v2/download_config_specs", SpecDownload.current(served)),
            route(GET, "/v1/download_config_specs", SpecDownload.older(served)),
            route(BOTH, "/v1/get_id_lists", idLists::manifest),
            route(GET, IdListDownload.FILES, idLists::file),
            routeForBrowsers("/v1/initialize", new ClientInitialization(statsig)),
            routeForBrowsers("/v1/log_event", intake),
            routeForBrowsers("/v1/rgstr", intake),
            routeForBrowsers("/v1/sdk_exception", StatsigEndpoints::accept));
  }

  /**
   * Answers a request. Wrong ones get a JSON object with an {@code error}.
   *
   * @param request what was asked
   * @return what to send back
   */
  public EndpointAnswer answer(EndpointRequest request) {
    String path = request.path();
    for (Route route : routes) {
      if (route.isOf(path)) {
        return route.isForBrowsers()
            ? CrossOrigin.answer(request, () -> answer(route, request))
            : answer(route, request);
      }
    }
    return EndpointAnswer.error(404, "there is no " + path + " here, but " + paths());
  }

  /** Closes the source; what is asked afterwards is answered from what there was. Idempotent. */
  @Override
  public void close() {
    statsig.close();
  }

  private static EndpointAnswer answer(Route route, EndpointRequest request) {
    try {
      return route.answer(request);
    } catch (RefusedRequestException refused) {
      return refused.answer();
    } catch (RuntimeException fault) {
      LOG.error("{} cannot be answered", route.path(), fault);
      return EndpointAnswer.error(500, "this should not have happened; see the server's log");
    }
  }

  private static EndpointAnswer accept(EndpointRequest request) {
    return EventIntake.TAKEN;
  }

  private static Route route(List<String> methods, String path, Endpoint endpoint) {
    return new Route(methods, path, false, endpoint);
  }

  private static Route routeForBrowsers(String path, Endpoint endpoint) {
    return new Route(POST, path, true, endpoint);
  }

  private String paths() {
    return String.join(", ", routes.stream().map(Route::path).toList());
  }

  private static Statsig start(SpecSource source) {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecSource(source)
            .setDisableNetwork(true)
            .setWaitForCountryLookupInit(true)
            .setWaitForUserAgentInit(true)
            .build();
    Statsig statsig = new Statsig("", options);
    try {
      statsig.initialize().join();
      return statsig;
    } catch (CompletionException failed) {
      statsig.close();
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }
}
