package dev.postern.testkit;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a call of one of the methods of {@link GuardedPlatform} reaches. */
final class PlatformCall {
  /** They look up what this machine calls itself. */
  private static final List<String> OF_THIS_MACHINE =
      List.of("getLocalHost", "getHostFromNameService");

  private PlatformCall() {}

  /** What it is about to do, in words; nothing if it stays on this machine. */
  static Optional<String> destination(String method, @Nullable Object[] arguments) {
    return switch (method) {
      case "getAllByName0" -> first(arguments, String.class).flatMap(PlatformCall::lookUp);
      case "getHostFromNameService" ->
          first(arguments, InetAddress.class).flatMap(PlatformCall::reverseLookUp);
      default ->
          address(arguments)
              .filter(it -> !Loopback.isHostOf(it))
              .map(it -> (method.equals("connect") ? "connection" : "datagram") + text(it));
    };
  }

  private static Optional<String> lookUp(String name) {
    return Loopback.isName(name.toLowerCase(Locale.ROOT)) || isOfThisMachine()
        ? Optional.empty()
        : Optional.of("look-up of " + name);
  }

  private static Optional<String> reverseLookUp(InetAddress address) {
    return Loopback.isLocal(address) || Loopback.isOfThisMachine(address)
        ? Optional.empty()
        : Optional.of("look-up of the name of " + address.getHostAddress());
  }

  private static boolean isOfThisMachine() {
    return Stream.of(Thread.currentThread().getStackTrace())
        .filter(call -> call.getClassName().equals(InetAddress.class.getName()))
        .anyMatch(call -> OF_THIS_MACHINE.contains(call.getMethodName()));
  }

  private static Optional<InetSocketAddress> address(@Nullable Object[] arguments) {
    int port = first(arguments, Integer.class).orElse(0);
    return first(arguments, InetSocketAddress.class)
        .or(() -> first(arguments, InetAddress.class).map(it -> new InetSocketAddress(it, port)));
  }

  private static String text(InetSocketAddress address) {
    String host = address.getHostString();
    return (host.contains(":") ? " to [%s]:%d" : " to %s:%d").formatted(host, address.getPort());
  }

  private static <T> Optional<T> first(@Nullable Object[] arguments, Class<T> type) {
    return Stream.of(arguments).filter(type::isInstance).map(type::cast).findFirst();
  }
}
