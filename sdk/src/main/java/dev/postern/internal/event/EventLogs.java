package dev.postern.internal.event;

import dev.postern.StatsigUser;
import dev.postern.internal.clientinit.SdkInfo;
import dev.postern.internal.log.ClientLog;
import dev.postern.internal.log.Metrics;
import dev.postern.internal.net.HttpTransport;
import dev.postern.internal.net.StatsigHeaders;
import dev.postern.spi.EventSink;
import dev.postern.spi.Scheduler;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Makes the event log of a client, with the sinks that its options name. */
public final class EventLogs {
  private EventLogs() {}

  /**
   * What a client's events are made with.
   *
   * @param transport sends to Statsig; null for a client that must not, or has no key to do so
   * @param sdk with the session of the client
   * @param serviceName null for none
   * @param globalCustom custom fields of every user
   * @param tier the environment of users without one, at that moment; null for none
   * @param userKey as {@link UserKey} makes it, kept with the user
   */
  public record Client(
      String sdkKey,
      @Nullable HttpTransport transport,
      InstantSource clock,
      Scheduler scheduler,
      ClientLog log,
      SdkInfo sdk,
      @Nullable String serviceName,
      Map<String, ?> globalCustom,
      Supplier<@Nullable String> tier,
      ToLongFunction<StatsigUser> userKey,
      Metrics metrics) {}

  /**
   * The log of a client whose events go somewhere; see {@link EventSettings#areForNobody}.
   *
   * @throws IllegalStateException if the options need a library that is not on the class path
   */
  public static EventLog create(EventSettings settings, Client client) {
    List<EventPipeline> pipelines = pipelines(settings, client);
    List<LiveSink> liveSinks = liveSinks(settings, client);
    NonExposedCounts nonExposed = new NonExposedCounts();
    EventRouter router =
        new EventRouter(
            pipelines, liveSinks, client.clock(), client.scheduler(), settings, nonExposed);
    if (settings.flushOnJvmShutdown()) {
      router.shutDownAtJvmExit();
    }
    SeenWindow seen = new SeenWindow(settings.dedupeMaxKeys(), client.scheduler());
    return new ClientEventLog(client, seen, nonExposed, router);
  }

  private static List<EventPipeline> pipelines(EventSettings settings, Client client) {
    Sender sender = new Sender(client.sdk(), client.serviceName(), settings);
    List<EventPipeline> pipelines = new ArrayList<>();
    HttpTransport transport = client.transport();
    if (settings.sendsToStatsig() && transport != null) {
      HttpEventSink http = http(settings, client, transport);
      pipelines.add(pipeline(http, sender, settings, client, client.metrics()));
    }
    for (EventSink sink : settings.sinks()) {
      if (sink instanceof EventSink.Batched batched) {
        pipelines.add(pipeline(batched, sender, settings, client, null));
      }
    }
    return pipelines;
  }

  private static HttpEventSink http(
      EventSettings settings, Client client, HttpTransport transport) {
    URI url = settings.logEventUrl();
    return new HttpEventSink(
        transport,
        url == null ? HttpEventSink.STATSIG : url,
        new StatsigHeaders(client.sdkKey(), client.sdk(), client.serviceName(), client.clock()),
        BodyCompression.of(settings.compression()),
        client.clock());
  }

  private static EventPipeline pipeline(
      EventSink.Batched sink,
      Sender sender,
      EventSettings settings,
      Client client,
      @Nullable Metrics metrics) {
    return new EventPipeline(
        sink,
        settings.spool(),
        sender,
        settings,
        client.clock(),
        client.scheduler(),
        new DeliveryReport(sink.name(), client.log(), metrics));
  }

  private static List<LiveSink> liveSinks(EventSettings settings, Client client) {
    List<LiveSink> live = new ArrayList<>();
    for (EventSink sink : settings.sinks()) {
      if (sink instanceof EventSink.Live each) {
        live.add(new LiveSink(each, client.log()));
      }
    }
    return live;
  }
}
