package dev.postern.jmh;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Gives official SDKs their specs and takes their events, on this machine. */
final class LoopbackServer implements AutoCloseable {
  private final @Nullable HttpServer server;

  private LoopbackServer(@Nullable HttpServer server) {
    this.server = server;
  }

  /** None, in place of one that is started later. */
  static LoopbackServer unused() {
    return new LoopbackServer(null);
  }

  static LoopbackServer start(byte[] specs) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext("/v2/download_config_specs", exchange -> answer(exchange, specs));
      byte[] taken = "{\"success\":true}".getBytes(StandardCharsets.UTF_8);
      server.createContext("/", exchange -> answer(exchange, taken));
      server.start();
      return new LoopbackServer(server);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open a port on the loopback address", e);
    }
  }

  String url() {
    return server == null ? "" : "http://127.0.0.1:" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    if (server != null) {
      server.stop(0);
    }
  }

  private static void answer(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
