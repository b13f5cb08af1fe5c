package dev.postern.testkit;

import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * Lets {@link Strictness#REAL_NETWORK} see what the platform offers no place to see: channels,
 * datagrams, clients with a proxy of their own, look-ups of names. The jar of the test kit is a
 * Java agent; it does so where the JVM of the tests is started with {@code
 * -javaagent:…/postern-test-kit.jar}, and Byte Buddy is on the class path. Nobody needs to call
 * anything here.
 *
 * @since 0.1.0
 */
public final class NetworkAgent {
  private static volatile @Nullable Instrumentation unused;

  private NetworkAgent() {}

  /**
   * Called by the JVM. Nothing is changed until the first kit is made.
   *
   * @param options none
   * @param instrumentation of the JVM
   */
  public static void premain(@Nullable String options, Instrumentation instrumentation) {
    unused = instrumentation;
  }

  /**
   * Called by methods of the platform that are about to reach another machine.
   *
   * @param method its name
   * @param arguments what it is called with
   * @throws java.io.UncheckedIOException if a running test forbids it
   */
  public static void ask(String method, @Nullable Object[] arguments) {
    PlatformCall.destination(method, arguments).ifPresent(NetworkGuard::refuse);
  }

  /** Makes the platform ask, if the JVM was started with the agent; for one thread at a time. */
  static void start() {
    Instrumentation instrumentation = unused;
    if (instrumentation != null) {
      try {
        GuardedPlatform.install(instrumentation);
      } catch (NoClassDefFoundError missing) {
        throw new IllegalStateException(
            "The agent of postern-test-kit needs Byte Buddy, which AssertJ and Mockito bring: add"
                + " net.bytebuddy:byte-buddy to the tests, or start their JVM without -javaagent",
            missing);
      }
      unused = null;
    }
  }
}
