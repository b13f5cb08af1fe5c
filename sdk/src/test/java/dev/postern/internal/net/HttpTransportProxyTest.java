package dev.postern.internal.net;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.sun.net.httpserver.HttpServer;
import dev.postern.OutputLogger.LogLevel;
import dev.postern.OutputLoggerProvider;
import dev.postern.ProxyConfig;
import dev.postern.internal.log.ClientLog;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class HttpTransportProxyTest {
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ProxyConfig config = new ProxyConfig();
  private final HttpServer proxy = create();
  private int proxyStatus = 200;

  @TempDir private Path folder;

  @BeforeEach
  void begin() {
    proxy.createContext(
        "/",
        exchange -> {
          String auth = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + auth);
          exchange.sendResponseHeaders(proxyStatus, -1);
          exchange.close();
        });
    proxy.start();
    config.setProxyHost(proxy.getAddress().getHostString());
    config.setProxyPort(proxy.getAddress().getPort());
  }

  @AfterEach
  void end() {
    proxy.stop(0);
  }

  @Test
  void requestsGoThroughTheProxyWithItsPassword() throws Exception {
    config.setProxyAuth("me:it's secret");
    assertThat(get("http://example.invalid/a").status()).isEqualTo(200);
    assertThat(asked).containsExactly("GET http://example.invalid/a Basic bWU6aXQncyBzZWNyZXQ=");
  }

  @Test
  void requestsGoThroughTheProxyWithoutAPassword() throws Exception {
    assertThat(get("http://example.invalid/a").status()).isEqualTo(200);
    assertThat(asked).containsExactly("GET http://example.invalid/a null");
    assertThat(warnings).isEmpty();
  }

  @Test
  void aPasswordWithoutAUserIsIgnored() throws Exception {
    config.setProxyAuth("secret");
    get("http://example.invalid/a");
    assertThat(asked).containsExactly("GET http://example.invalid/a null");
    assertThat(warnings).singleElement().asString().contains("user:password");
  }

  @Test
  void aJvmThatGivesNoPasswordsToProxiesIsWarnedOf() throws Exception {
    config.setProxyAuth("me:mine");
    get("http://example.invalid/a");
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("-Djdk.http.auth.tunneling.disabledSchemes=")
        .doesNotContain("mine");
  }

  @Test
  void aProxyThatRefusesATunnelAnswers() throws Exception {
    try (ServerSocket refusing = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread answering = new Thread(() -> refuse(refusing));
      answering.start();
      config.setProxyPort(refusing.getLocalPort());
      assertThat(get("https://example.invalid/a").status()).isEqualTo(407);
      answering.join();
    }
    assertThat(asked).containsExactly("CONNECT example.invalid:443 HTTP/1.1");
  }

  @Test
  void anHttpsProxyIsWarnedOf() throws Exception {
    config.setProxyProtocol("https");
    get("http://example.invalid/a");
    assertThat(warnings).singleElement().asString().contains("not supported");
  }

  @Test
  void certificatesOfAFileAreTrusted() throws Exception {
    ProxyConfig trusting = new ProxyConfig();
    trusting.setCaCertPath(makeCertificate().toString());
    try (Https https = new Https(folder.resolve("store.p12"))) {
      assertThat(get(https.url(), trusting).status()).isEqualTo(200);
      assertThatThrownBy(() -> get(https.url(), null)).hasMessageContaining("PKIX");
    }
  }

  @Test
  void aFileWithoutCertificatesIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("empty.pem"), "");
    config.setCaCertPath(file.toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> get("http://example.invalid/"))
        .withMessageContaining("caCertPath");
    config.setCaCertPath(folder.resolve("missing.pem").toString());
    assertThatIllegalArgumentException().isThrownBy(() -> get("http://example.invalid/"));
  }

  private HttpAnswer get(String url) throws Exception {
    return get(url, config);
  }

  private HttpAnswer get(String url, @Nullable ProxyConfig through) throws Exception {
    ClientLog log = new ClientLog(LogLevel.WARN, new Warnings(warnings));
    try (JdkHttpTransport transport = new JdkHttpTransport(through, log)) {
      HttpCall call =
          new HttpCall(
              "GET", URI.create(url), Map.of(), BodyPublishers.noBody(), Duration.ofSeconds(30));
      return transport.send(call).get();
    }
  }

  private void refuse(ServerSocket server) {
    try (Socket socket = server.accept();
        BufferedReader in =
            new BufferedReader(new InputStreamReader(socket.getInputStream(), US_ASCII))) {
      String line = in.readLine();
      asked.add(line);
      while (!line.isEmpty()) {
        line = in.readLine();
      }
      String answer = "HTTP/1.1 407 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(answer.getBytes(US_ASCII));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** The certificate, in PEM form. */
  private Path makeCertificate() throws Exception {
    Path pem = folder.resolve("ca.pem");
    keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost");
    keytool("-exportcert", "-rfc", "-file", pem.toString());
    return pem;
  }

  private void keytool(String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-alias", "server", "-storetype", "PKCS12", "-storepass", "password"));
    command.addAll(List.of("-keystore", folder.resolve("store.p12").toString()));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .redirectInput(new File("/dev/null"))
            .start();
    assertThat(process.waitFor()).isZero();
  }

  private static HttpServer create() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** A server with the certificate of a key store. */
  private static final class Https implements AutoCloseable {
    private final WireMockServer server;

    Https(Path keystore) {
      server =
          new WireMockServer(
              options()
                  .dynamicPort()
                  .dynamicHttpsPort()
                  .keystorePath(keystore.toString())
                  .keystoreType("PKCS12")
                  .keystorePassword("password")
                  .keyManagerPassword("password"));
      server.start();
      server.stubFor(any(anyUrl()).willReturn(ok()));
    }

    String url() {
      return "https://localhost:" + server.httpsPort() + "/a";
    }

    @Override
    public void close() {
      server.stop();
    }
  }

  private record Warnings(List<String> texts) implements OutputLoggerProvider {
    @Override
    public void init() {}

    @Override
    public void debug(String tag, String message) {}

    @Override
    public void info(String tag, String message) {}

    @Override
    public void warn(String tag, String message) {
      texts.add(message);
    }

    @Override
    public void error(String tag, String message) {}

    @Override
    public void shutdown() {}
  }
}
