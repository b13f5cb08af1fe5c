package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.postern.Statsig;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * What only the agent sees: the JVM of this class is started with it. The addresses are those that
 * are kept for documentation, and nothing is sent.
 */
@Isolated("what connects on a thread of its own is any running test's")
class EveryConnectionIT {
  private static final ProxySelector FIRST = ProxySelector.getDefault();
  private static final HttpClient EARLY = HttpClient.newHttpClient();
  private static final InetSocketAddress ELSEWHERE = new InetSocketAddress("192.0.2.1", 443);

  @Test
  void aChannelIsStopped() {
    assertStopped(() -> SocketChannel.open(ELSEWHERE).close(), "connection to 192.0.2.1:443");
    assertStopped(
        () -> {
          try (SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            channel.connect(new InetSocketAddress("2001:db8::1", 1));
          }
        },
        "connection to [2001:db8:0:0:0:0:0:1]:1");
  }

  @Test
  void anAsynchronousChannelIsStopped() {
    assertStopped(
        () -> {
          try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            channel.connect(ELSEWHERE).get();
          }
        },
        "connection to 192.0.2.1:443");
  }

  @Test
  void aDatagramIsStopped() {
    byte[] bytes = new byte[1];
    assertStopped(
        () -> {
          try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, 1, ELSEWHERE));
          }
        },
        "datagram to 192.0.2.1:443");
    assertStopped(
        () -> {
          try (DatagramChannel channel = DatagramChannel.open()) {
            channel.send(ByteBuffer.wrap(bytes), ELSEWHERE);
          }
        },
        "datagram to 192.0.2.1:443");
    assertStopped(
        () -> {
          try (DatagramChannel channel = DatagramChannel.open()) {
            channel.connect(ELSEWHERE);
          }
        },
        "connection to 192.0.2.1:443");
  }

  @Test
  void aSocketWithAProxyOfItsOwnIsStopped() {
    assertStopped(
        () -> {
          try (Socket socket = new Socket(Proxy.NO_PROXY)) {
            socket.connect(ELSEWHERE);
          }
        },
        "connection to 192.0.2.1:443");
  }

  @Test
  void anHttpClientWithAProxyOfItsOwnIsStopped() {
    HttpClient direct = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build();
    assertThat(stopped(() -> get(direct))).hasMessageContaining("connection to 192.0.2.1:443 was");
  }

  @Test
  void anHttpClientThatWasThereBeforeTheFirstKitIsStopped() {
    assertThat(FIRST).isNotInstanceOf(NetworkGuard.class);
    assertThat(stopped(() -> get(EARLY))).hasMessageContaining("connection to 192.0.2.1:443 was");
  }

  private static void get(HttpClient client) throws Exception {
    URI uri = URI.create("https://192.0.2.1/");
    client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding());
  }

  @Test
  void aLookUpIsStopped() {
    assertStopped(() -> InetAddress.getAllByName("shop.invalid"), "look-up of shop.invalid");
    assertStopped(
        () -> InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, 1}).getHostName(),
        "look-up of the name of 192.0.2.1");
  }

  @Test
  void loopbackIsAllowed() throws Exception {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      InetAddress loopback = InetAddress.getByName("localhost");
      try (ServerSocketChannel server = ServerSocketChannel.open()) {
        server.bind(new InetSocketAddress(loopback, 0));
        SocketChannel.open(server.getLocalAddress()).close();
      }
      try (AsynchronousServerSocketChannel server = AsynchronousServerSocketChannel.open();
          AsynchronousSocketChannel client = AsynchronousSocketChannel.open()) {
        server.bind(new InetSocketAddress(loopback, 0));
        client.connect(server.getLocalAddress()).get();
      }
      try (DatagramSocket receiver = new DatagramSocket(0, loopback);
          DatagramSocket sender = new DatagramSocket()) {
        sender.send(new DatagramPacket(new byte[1], 1, receiver.getLocalSocketAddress()));
        receiver.receive(new DatagramPacket(new byte[1], 1));
      }
      kit.verify();
    }
  }

  @Test
  void whatThisMachineCallsItselfMayBeLookedUp() throws Exception {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      assertThat(InetAddress.getLocalHost().getCanonicalHostName()).isNotEmpty();
      assertThat(InetAddress.getLoopbackAddress().getCanonicalHostName()).isNotEmpty();
      kit.verify();
    }
  }

  /** Asked as the platform asks, so that nothing is sent where it is allowed. */
  @Test
  void withoutAStrictTestEverythingIsAllowed() {
    Object[] arguments = {ELSEWHERE.getAddress(), 443};
    try (StatsigTestKit kit = StatsigTestKit.builder().lenient(Strictness.REAL_NETWORK).build()) {
      assertThatCode(() -> NetworkAgent.ask("connect", arguments)).doesNotThrowAnyException();
      kit.verify();
    }
    assertThatCode(() -> NetworkAgent.ask("connect", arguments)).doesNotThrowAnyException();
  }

  @Test
  void ofTwoTestsTheOneIsToldWhoseThreadItIs() throws Exception {
    try (StatsigTestKit other = onAnotherThread(StatsigTestKit::create)) {
      assertStopped(() -> SocketChannel.open(ELSEWHERE), "connection to 192.0.2.1:443");
      other.verify();
    }
  }

  @Test
  void onAThreadOfNobodyTheClassOnTheStackTells() throws Exception {
    StatsigTestKit mine = StatsigTestKit.builder().testClass(EveryConnectionIT.class).build();
    try (StatsigTestKit other = onAnotherThread(StatsigTestKit::create)) {
      onAnotherThread(() -> catchThrowable(() -> SocketChannel.open(ELSEWHERE)));
      other.verify();
    }
    assertThatThrownBy(mine::close).isInstanceOf(StrictnessError.class);
  }

  @Test
  void theMessageNamesTheCaller() {
    Messages.assertFails("real network, channel", () -> swallowed(EveryConnectionIT::channel));
    Messages.assertFails("real network, datagram", () -> swallowed(EveryConnectionIT::datagram));
    Messages.assertFails("real network, look-up", () -> swallowed(EveryConnectionIT::lookUp));
  }

  private static void channel() throws IOException {
    SocketChannel.open(ELSEWHERE).close();
  }

  private static void datagram() throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(new byte[1], 1, ELSEWHERE));
    }
  }

  private static void lookUp() throws IOException {
    InetAddress.getAllByName("shop.invalid");
  }

  private static void swallowed(ThrowingCallable connect) {
    try (StatsigTestKit kit = StatsigTestKit.create()) {
      assertThat(catchThrowable(connect)).isNotNull();
      kit.verify();
    }
  }

  /** A program with the agent. */
  static final class Program {
    public static void main(String[] args) {
      try {
        StatsigTestKit.create().close();
        System.out.println("done");
      } catch (IllegalStateException refused) {
        System.out.println(refused.getMessage());
        System.out.println("clients left: " + Statsig.openClients().size());
      }
    }
  }

  @Test
  void theJvmWarnsOfNothing() throws Exception {
    assertThat(outputWith(List.of(System.getProperty("java.class.path").split(File.pathSeparator))))
        .isEqualToIgnoringNewLines("done");
  }

  @Test
  void withoutByteBuddyAMessageSaysWhatIsMissing() throws Exception {
    List<String> others =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(it -> !it.contains("byte-buddy"))
            .toList();
    assertThat(outputWith(others))
        .contains(
            "needs Byte Buddy", "add net.bytebuddy:byte-buddy to the tests", "clients left: 0")
        .doesNotContain("done");
  }

  /** What {@link Program} writes, to both streams. */
  private static String outputWith(List<String> classPath) throws IOException {
    String agent =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(it -> it.startsWith("-javaagent:") && it.contains("postern-test-kit"))
            .collect(Collectors.joining());
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                agent,
                "-cp",
                String.join(File.pathSeparator, classPath),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    return new String(process.getInputStream().readAllBytes(), UTF_8);
  }

  private static void assertStopped(ThrowingCallable connect, String what) {
    assertThat(stopped(connect))
        .hasMessageStartingWith("REAL_NETWORK: A " + what)
        .hasMessageContaining(" was stopped, from " + EveryConnectionIT.class.getName());
  }

  /** What a test fails with whose code takes no notice of the failure of its connection. */
  private static StrictnessError stopped(ThrowingCallable connect) {
    StatsigTestKit kit = StatsigTestKit.create();
    assertThat(catchThrowable(connect)).isNotNull();
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
