package dev.postern.testkit;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Addresses of this machine alone, told without looking a name up. */
final class Loopback {
  private Loopback() {}

  /** Whether a connection stays on this machine. What names no host goes nowhere. */
  static boolean isHostOf(URI uri) {
    String host = hostOf(uri);
    return host.isEmpty() || isName(host.toLowerCase(Locale.ROOT)) || isAddress(host);
  }

  /** Host and port as they were written, without a name and password before them. */
  static String addressIn(URI uri) {
    String authority = uri.getAuthority() == null ? "" : uri.getAuthority();
    return authority.substring(authority.lastIndexOf('@') + 1);
  }

  /** Names that no URI may have, such as {@code my_host}, too. */
  private static String hostOf(URI uri) {
    return uri.getHost() == null ? addressIn(uri).replaceFirst(":\\d*$", "") : uri.getHost();
  }

  private static boolean isName(String host) {
    return host.equals("localhost") || host.endsWith(".localhost");
  }

  /** Connecting to the address that stands for any, such as {@code 0.0.0.0}, is local too. */
  private static boolean isAddress(String host) {
    if (!host.matches("[0-9.]+|\\[?[0-9a-fA-F.:]+:[0-9a-fA-F.:]*(%.*)?]?")) {
      return false;
    }
    try {
      InetAddress address = InetAddress.getByName(host);
      return address.isLoopbackAddress() || address.isAnyLocalAddress();
    } catch (UnknownHostException isNoAddress) {
      return false;
    }
  }
}
