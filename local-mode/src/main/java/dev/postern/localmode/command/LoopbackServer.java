package dev.postern.localmode.command;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.localmode.server.EndpointAnswer;
import dev.postern.localmode.server.EndpointRequest;
import dev.postern.localmode.server.StatsigEndpoints;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.regex.Pattern;

/** Carries requests from this machine to endpoints. */
final class LoopbackServer implements AutoCloseable {
  private static final int THREADS = 16;
  private static final int GRACE_SECONDS = 2;

  /** Whichever kind of address the JVM prefers. */
  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.[0-9.]+|\\[::1])(:[0-9]+)?");

  private final StatsigEndpoints endpoints;
  private final HttpServer server;
  private final ExecutorService threads;

  /** Held for reading while a request is answered. */
  private final ReadWriteLock answering = new ReentrantReadWriteLock();

  private volatile boolean isClosed;

  private LoopbackServer(StatsigEndpoints endpoints, HttpServer server) {
    this.endpoints = endpoints;
    this.server = server;
    this.threads = Executors.newFixedThreadPool(THREADS, LoopbackServer::thread);
  }

  /** A server that listens on a port; on any that is free for 0. */
  static LoopbackServer start(int port, StatsigEndpoints endpoints) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port);
      LoopbackServer started = new LoopbackServer(endpoints, HttpServer.create(address, 0));
      started.server.createContext("/", started::handle);
      started.server.setExecutor(started.threads);
      started.server.start();
      return started;
    } catch (BindException taken) {
      throw new CommandFailure(
          "port %d cannot be listened on: %s; name another one, or 0 for any that is free"
              .formatted(port, taken.getMessage()),
          taken);
    } catch (IOException failure) {
      throw new CommandFailure("no port can be listened on: " + failure.getMessage(), failure);
    }
  }

  String url() {
    InetSocketAddress address = server.getAddress();
    return "http://%s:%d".formatted(address.getAddress().getHostAddress(), address.getPort());
  }

  /** Answers what has been asked, and nothing more. */
  @Override
  public void close() {
    try {
      boolean isIdle = answering.writeLock().tryLock(GRACE_SECONDS, TimeUnit.SECONDS);
      isClosed = true;
      server.stop(0);
      if (isIdle) {
        answering.writeLock().unlock();
      }
    } catch (InterruptedException atOnce) {
      server.stop(0);
    } finally {
      threads.shutdownNow();
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    answering.readLock().lock();
    try (exchange) {
      if (!isClosed) {
        send(exchange, answer(exchange));
      }
    } finally {
      answering.readLock().unlock();
    }
  }

  /** A page that gave its own name this machine's address could read everything, if it is let. */
  private EndpointAnswer answer(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    String host = headers.getOrDefault("Host", "localhost");
    byte[] body = exchange.getRequestBody().readNBytes(StatsigEndpoints.MOST_BODY_BYTES + 1);
    return THIS_MACHINE.matcher(host).matches()
        ? endpoints.answer(
            new EndpointRequest(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), headers, body))
        : EndpointAnswer.error(403, "this server is for localhost, not for " + host);
  }

  private static void send(HttpExchange exchange, EndpointAnswer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "postern-serve");
    thread.setDaemon(true);
    return thread;
  }
}
