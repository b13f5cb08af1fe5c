package dev.postern.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Addresses of this machine alone, told without looking a name up. */
final class Loopback {
  private static final Pattern IP_V4 =
      Pattern.compile(
          "(OCTET\\.){0,3}OCTET".replace("OCTET", "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"));
  private static final Pattern IP_V6 = Pattern.compile("\\[?[0-9a-fA-F.:]+:[0-9a-fA-F.:]*(%.*)?]?");

  private Loopback() {}

  /** Whether a connection stays on this machine. What names no host goes nowhere. */
  static boolean isHostOf(URI uri) {
    String host = hostOf(uri);
    return host.isEmpty() || isName(host.toLowerCase(Locale.ROOT)) || isAddress(host);
  }

  /** Whether a connection stays on this machine. */
  static boolean isHostOf(InetSocketAddress socket) {
    InetAddress address = socket.getAddress();
    return address == null
        ? isName(socket.getHostString().toLowerCase(Locale.ROOT))
        : isLocal(address);
  }

  /** Connecting to the address that stands for any, such as {@code 0.0.0.0}, is local too. */
  static boolean isLocal(InetAddress address) {
    return address.isLoopbackAddress() || address.isAnyLocalAddress();
  }

  /** Whether it is an address of this machine, in whatever network. */
  static boolean isOfThisMachine(InetAddress address) {
    try {
      return NetworkInterface.getByInetAddress(address) != null;
    } catch (SocketException unknown) {
      return false;
    }
  }

  static boolean isName(String host) {
    return host.equals("localhost") || host.endsWith(".localhost");
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

  private static boolean isAddress(String host) {
    if (!IP_V4.matcher(host).matches() && !IP_V6.matcher(host).matches()) {
      return false;
    }
    try {
      return isLocal(InetAddress.getByName(host));
    } catch (UnknownHostException isNoAddress) {
      return false;
    }
  }
}
