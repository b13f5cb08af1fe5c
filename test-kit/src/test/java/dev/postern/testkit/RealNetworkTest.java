package dev.postern.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.postern.OutputLogger.LogLevel;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Connections to other machines. The addresses are those that are kept for documentation: nobody
 * has them, and nothing is sent.
 */
@Isolated("what connects on a thread of its own is any running test's")
class RealNetworkTest {
  private static final String ELSEWHERE = "192.0.2.1";

  @Test
  void aSocketIsStopped() {
    assertStopped(() -> new Socket(ELSEWHERE, 443).close(), "192.0.2.1:443");
    assertStopped(
        () -> {
          try (Socket socket = new Socket()) {
            socket.connect(InetSocketAddress.createUnresolved("shop.invalid", 80));
          }
        },
        "shop.invalid:80");
  }

  @Test
  void aUrlIsNotOpened() {
    assertStopped(() -> new URL("http://192.0.2.1/x").openStream().close(), "192.0.2.1");
    assertStopped(() -> new URL("https://shop.invalid/x").openStream().close(), "shop.invalid");
  }

  @Test
  void theHttpClientOfThePlatformIsStopped() {
    HttpRequest request = HttpRequest.newBuilder(URI.create("https://shop.invalid/x")).build();
    assertStopped(
        () -> HttpClient.newHttpClient().send(request, BodyHandlers.discarding()), "shop.invalid");
  }

  @Test
  void aClientOfThisSdkIsStoppedWhateverItsThreads() {
    StatsigOptions options =
        new StatsigOptions.Builder()
            .setSpecsUrl("https://shop.invalid/v2/download_config_specs")
            .setDisableAllLogging(true)
            .setOutputLoggerLevel(LogLevel.NONE)
            .build();
    StrictnessError error =
        violation(
            () -> {
              try (Statsig statsig = new Statsig("secret-1", options)) {
                statsig.initialize().join();
              }
            });
    assertThat(error)
        .hasMessageMatching(
            "REAL_NETWORK: A connection to shop.invalid was stopped, from a thread of a client, \"postern.*");
  }

  @Test
  void loopbackIsAllowed() throws Exception {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> exchange.sendResponseHeaders(204, -1));
    server.start();
    int port = server.getAddress().getPort();
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      new Socket(InetAddress.getLoopbackAddress(), port).close();
      new URL("http://localhost:" + port).openStream().close();
      URI uri = URI.create("http://127.0.0.1:" + port);
      int status =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
              .statusCode();
      assertThat(status).isEqualTo(204);
      kit.verify();
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket://127.0.0.1:1",
        "socket://127.8.9.1:1",
        "http://[::1]:8080/x",
        "socket://[0:0:0:0:0:0:0:1]:1",
        "http://LocalHost/x",
        "http://shop.localhost",
        "socket://0.0.0.0:1"
      })
  void loopbackHasManyNames(URI uri) {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      assertThat(ProxySelector.getDefault().select(uri)).containsExactly(Proxy.NO_PROXY);
      kit.verify();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket://192.0.2.1:1",
        "http://[2001:db8::1]:8080/x",
        "socket://localhost.shop.invalid:1",
        "socket://my_host:80",
        "socket://127.shop.invalid:80",
        "socket://999.0.0.1:80"
      })
  void everythingElseIsElsewhere(URI uri) {
    assertStopped(() -> ProxySelector.getDefault().select(uri), uri.getAuthority());
  }

  @Test
  void theMessageNamesTheCaller() {
    Messages.assertFails("real network", RealNetworkTest::swallowed);
    StrictnessError error = violation(RealNetworkTest::connect);
    assertThat(error.getSuppressed()[0].getStackTrace())
        .anyMatch(call -> call.getClassName().equals(getClass().getName()));
  }

  private static void swallowed() {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      assertThat(catchThrowable(Elsewhere::open)).isNotNull();
      kit.verify();
    }
  }

  @Test
  void afterTheTestTheFormerSelectorDecides() {
    StatsigTestKit.create().close();
    assertThat(select()).containsExactly(Proxy.NO_PROXY);
  }

  @Test
  void aSelectorOfTheTestsOwnIsGuardedFromTheNextKitOn() {
    ProxySelector before = ProxySelector.getDefault();
    InetSocketAddress proxy = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);
    try {
      ProxySelector.setDefault(ProxySelector.of(proxy));
      assertStopped(RealNetworkTest::connect, ELSEWHERE);
      assertThat(select()).containsExactly(new Proxy(Proxy.Type.HTTP, proxy));
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  @Test
  void ofTwoTestsTheOneIsToldWhoseThreadItIs() throws Exception {
    try (StatsigTestKit other = onAnotherThread(StatsigTestKit::create)) {
      assertStopped(RealNetworkTest::connect, ELSEWHERE);
      other.verify();
    }
  }

  @Test
  void onAThreadOfNobodyTheClassOnTheStackTells() throws Exception {
    StatsigTestKit mine = StatsigTestKit.builder().testClass(RealNetworkTest.class).build();
    try (StatsigTestKit other = onAnotherThread(StatsigTestKit::create)) {
      assertThat(onAnotherThread(() -> catchThrowable(RealNetworkTest::connect))).isNotNull();
      other.verify();
    }
    assertThatThrownBy(mine::close).isInstanceOf(StrictnessError.class);
  }

  @Test
  void elseEachTestThatRunsIsTold() throws Exception {
    StatsigTestKit one = StatsigTestKit.create();
    StatsigTestKit other = StatsigTestKit.create();
    assertThat(onAnotherThread(() -> catchThrowable(Elsewhere::open))).isNotNull();
    Messages.assertFails("real network of several", one::close);
    Messages.assertFails("real network of several", other::close);
  }

  @Test
  void aPasswordInAnAddressIsNotTold() {
    StrictnessError error =
        violation(() -> new URL("http://ann:secret@192.0.2.1/x").openStream().close());
    assertThat(error).hasMessageContaining(ELSEWHERE).hasMessageNotContaining("secret");
  }

  @Test
  void aLenientTestMayConnectBesideAStrictOne() throws Exception {
    StatsigTestKit lenient =
        StatsigTestKit.builder()
            .testClass(RealNetworkTest.class)
            .lenient(Strictness.REAL_NETWORK)
            .build();
    try (lenient;
        StatsigTestKit strict = onAnotherThread(StatsigTestKit::create)) {
      assertThat(select()).containsExactly(Proxy.NO_PROXY);
      assertThat(onAnotherThread(RealNetworkTest::select)).containsExactly(Proxy.NO_PROXY);
      strict.verify();
    }
  }

  private static List<Proxy> select() {
    return ProxySelector.getDefault().select(URI.create("http://192.0.2.1"));
  }

  @Test
  void aTestWithoutAKitIsLeftAlone() throws Exception {
    try (StatsigTestKit other = onAnotherThread(StatsigTestKit::create)) {
      assertThat(select()).containsExactly(Proxy.NO_PROXY);
      other.verify();
    }
  }

  @Test
  void aKitThatOutlivesATestWatchesWhileTestsRun() {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      kit.reset();
      assertThat(select()).containsExactly(Proxy.NO_PROXY);
      kit.begin();
      assertThat(catchThrowable(RealNetworkTest::connect)).isNotNull();
      assertThatThrownBy(kit::reset).isInstanceOf(StrictnessError.class);
      kit.reset();
    }
  }

  /** Code under test. */
  private static final class Elsewhere {
    static void open() throws IOException {
      new Socket(ELSEWHERE, 443).close();
    }
  }

  private static void connect() throws IOException {
    new Socket(ELSEWHERE, 443).close();
  }

  private static void assertStopped(ThrowingCallable connect, String authority) {
    StrictnessError error = violation(connect);
    assertThat(error)
        .hasMessageStartingWith("REAL_NETWORK: A connection to %s", authority)
        .hasMessageContaining(" was stopped, from " + RealNetworkTest.class.getName());
    assertThat(error.getSuppressed()).hasSize(1);
  }

  /** What a test fails with whose code makes a connection and takes no notice of its failure. */
  private static StrictnessError violation(ThrowingCallable connect) {
    StatsigTestKit kit = StatsigTestKit.create();
    Throwable failure = catchThrowable(connect);
    if (failure != null) {
      assertThat(Arrays.asList(failure, failure.getCause()))
          .hasAtLeastOneElementOfType(UncheckedIOException.class);
    }
    return Objects.requireNonNull(catchThrowableOfType(StrictnessError.class, kit::close));
  }

  private static <T> T onAnotherThread(Callable<T> action) throws Exception {
    var threads = Executors.newSingleThreadExecutor(task -> new Thread(task, "worker"));
    try {
      return threads.submit(action).get();
    } finally {
      threads.shutdown();
    }
  }
}
