package dev.postern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.EventServer;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of events when the JVM ends without the client having been shut down. */
class JvmExitTest {
  private static final int TIMEOUT_SECONDS = 60;

  /** Logs an event and leaves. */
  static final class Leaver {
    private Leaver() {}

    public static void main(String[] arguments) {
      StatsigOptions.Builder options =
          new StatsigOptions.Builder()
              .setLogEventUrl(arguments[0])
              .setFlushOnJvmShutdown(Boolean.parseBoolean(arguments[1]));
      new Statsig("secret-key", options.build()).logEvent(StatsigUser.of("ann"), "goodbye");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theyAreSentIfTheOptionsSaySo(boolean isAsked) throws Exception {
    try (EventServer server = new EventServer()) {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  Leaver.class.getName(),
                  server.url(),
                  Boolean.toString(isAsked))
              .inheritIO()
              .start();
      assertThat(process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThat(server.takenNames()).hasSize(isAsked ? 1 : 0);
    }
  }
}
