package dev.postern.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stops connections to other machines while a test runs that forbids them. The platform asks the
 * default proxy selector before each connection of a socket, of {@code HttpURLConnection} and of
 * {@code java.net.http}, and nothing is sent when it throws. While no such test runs, the selector
 * that was there before decides. What asks no selector is seen with the {@link NetworkAgent} only.
 */
final class NetworkGuard extends ProxySelector {
  private final @Nullable ProxySelector former;

  private NetworkGuard(@Nullable ProxySelector former) {
    this.former = former;
  }

  /** Makes sure that it is there. It stays, as clients keep the selector that they began with. */
  static synchronized void install() {
    NetworkAgent.start();
    ProxySelector current = ProxySelector.getDefault();
    if (!(current instanceof NetworkGuard)) {
      ProxySelector.setDefault(new NetworkGuard(current));
    }
  }

  @Override
  public List<Proxy> select(URI uri) {
    if (!Loopback.isHostOf(uri)) {
      refuse("connection to " + Loopback.addressIn(uri));
    }
    return former == null ? List.of(Proxy.NO_PROXY) : former.select(uri);
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    if (former != null) {
      former.connectFailed(uri, address, failure);
    }
  }

  /** Throws if a test that runs forbids to reach another machine. */
  static void refuse(String what) {
    ConnectionAttempt attempt = ConnectionAttempt.now(what);
    List<NetworkWatch> tests = NetworkWatch.forbidding(attempt);
    if (!tests.isEmpty()) {
      String message = attempt.message(tests.size());
      tests.forEach(test -> test.tell(message));
      throw new UncheckedIOException(new ConnectException(message));
    }
  }
}
