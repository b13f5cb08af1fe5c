package dev.postern.internal.net;

import dev.postern.OutputLogger.LogLevel;
import dev.postern.ProxyConfig;
import dev.postern.internal.log.ClientLog;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The platform's own client.
 *
 * <p>An answer is complete when it is handed over: all of its body is in memory, as it came over
 * the wire, and is decompressed while it is read. So the timeout of a request counts until the last
 * byte, and reading the body waits for nothing. A body that is too long fails, on the wire with the
 * request, decompressed with the read.
 *
 * <p>Redirects are followed, five at most and never from https to http; another host does not get
 * to see the headers that are meant for the first. Messages of failures have no SDK key in them.
 * Without a proxy in the options those of the JVM's system properties count.
 */
public final class JdkHttpTransport implements HttpTransport {
  /** How long a body may be, compressed as well as decompressed, unless said otherwise. */
  public static final long MOST_BODY_BYTES = 256L << 20;

  private final HttpThreads threads = new HttpThreads();
  private final Set<Exchange> underWay = ConcurrentHashMap.newKeySet();
  private final @Nullable ProxyConfig proxy;
  private final @Nullable SSLContext trust;
  private final Map<String, String> proxyHeaders;
  private final long mostBodyBytes;
  private @Nullable HttpClient client;
  private volatile boolean isClosed;

  /** A transport without a proxy. */
  public JdkHttpTransport() {
    this(null, new ClientLog(LogLevel.NONE, null), MOST_BODY_BYTES);
  }

  /** A transport through a proxy; null for none. */
  public JdkHttpTransport(@Nullable ProxyConfig proxy, ClientLog log) {
    this(proxy, log, MOST_BODY_BYTES);
  }

  /**
   * A transport through a proxy; null for none.
   *
   * @throws IllegalArgumentException if the proxy's certificates cannot be read
   */
  public JdkHttpTransport(@Nullable ProxyConfig proxy, ClientLog log, long mostBodyBytes) {
    String certificates = proxy == null ? null : proxy.caCertPath;
    this.proxy = proxy;
    this.trust = certificates == null ? null : Trust.alsoIn(Path.of(certificates));
    this.proxyHeaders = Proxies.headers(proxy);
    this.mostBodyBytes = mostBodyBytes;
    Proxies.check(proxy, log);
  }

  @Override
  public CompletableFuture<HttpAnswer> send(HttpCall call) {
    Exchange exchange = new Exchange(call, proxyHeaders, mostBodyBytes);
    begin(exchange, call);
    return exchange.answer();
  }

  @Override
  public void close() {
    beClosed();
    underWay.forEach(Exchange::close);
    threads.close();
  }

  private synchronized void beClosed() {
    isClosed = true;
    client = null;
  }

  private void begin(Exchange exchange, HttpCall call) {
    underWay.add(exchange);
    try {
      Future<?> timer = threads.schedule(exchange::runOutOfTime, call.timeout());
      CompletableFuture<?> unused =
          exchange.answer().whenComplete((answer, failure) -> end(exchange, timer));
      threads.execute(() -> exchange.begin(client()));
    } catch (RejectedExecutionException closed) {
      exchange.close();
    }
    if (isClosed) {
      exchange.close();
    }
  }

  private void end(Exchange exchange, Future<?> timer) {
    timer.cancel(false);
    underWay.remove(exchange);
  }

  /** Called on one of our threads, as the client's own thread shall be among them. */
  private synchronized HttpClient client() {
    if (isClosed) {
      throw new RejectedExecutionException("closed");
    }
    HttpClient made = client;
    if (made == null) {
      HttpClient.Builder builder =
          HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads);
      Proxies.use(builder, proxy);
      if (trust != null) {
        builder.sslContext(trust);
      }
      made = builder.build();
      client = made;
    }
    return made;
  }
}
