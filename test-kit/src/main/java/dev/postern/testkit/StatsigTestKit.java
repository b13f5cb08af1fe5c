package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.localmode.LocalMode;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A client for one test: the real evaluator over a spec file, a clock that the test moves, and
 * neither network nor events. Close it at the end of the test.
 *
 * @since 0.1.0
 */
public final class StatsigTestKit implements AutoCloseable {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final MutableClock clock = new MutableClock(START);
  private final Statsig statsig;

  private StatsigTestKit(Path specFile) {
    statsig = LocalMode.statsig(specFile, new StatsigOptions.Builder().setClock(clock));
  }

  /**
   * {@return a kit over a spec file} Its clock stands at 2026-01-01T00:00:00Z.
   *
   * @param specFile the spec file
   * @throws dev.postern.localmode.SpecFileException if the file cannot be read or is not one
   */
  public static StatsigTestKit forSpecs(Path specFile) {
    return new StatsigTestKit(requireNonNull(specFile, "specFile is null"));
  }

  /** {@return the client under test, ready to be asked} */
  public Statsig statsig() {
    return statsig;
  }

  /** {@return the time that the client's conditions see} */
  public MutableClock clock() {
    return clock;
  }

  @Override
  public void close() {
    statsig.close();
  }
}
