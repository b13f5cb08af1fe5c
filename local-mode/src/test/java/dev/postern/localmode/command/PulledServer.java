package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A server that answers what a test says, and 404 else. */
final class PulledServer implements AutoCloseable {
  private final HttpServer server;
  private final Map<String, byte[]> answers = new ConcurrentHashMap<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private volatile int status = 200;

  PulledServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answer(String path, String body) {
    answer(path, body.getBytes(UTF_8));
  }

  void answer(String path, byte[] body) {
    answers.put(path, body);
  }

  void status(int newStatus) {
    status = newStatus;
  }

  /** Method, path and query, and the key if it was sent. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String key = exchange.getRequestHeaders().getFirst("STATSIG-API-KEY");
    requests.add(
        exchange.getRequestMethod() + " " + exchange.getRequestURI() + (key == null ? "" : " key"));
    byte[] body = answers.get(exchange.getRequestURI().getPath());
    exchange.sendResponseHeaders(body == null ? 404 : status, body == null ? -1 : body.length);
    if (body != null) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }
}
