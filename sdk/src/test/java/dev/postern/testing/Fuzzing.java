package dev.postern.testing;

import dev.postern.fixtures.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads damaged files again and again. {@code -Dpostern.fuzzSeconds=600} goes on for ten minutes;
 * the file of a failure is kept in {@code target/fuzz}.
 */
public final class Fuzzing {
  private static final int LEAST = 1_500;
  private static final long NANOS = Long.getLong("postern.fuzzSeconds", 0) * 1_000_000_000L;
  private static final long FIRST_SEED = Long.getLong("postern.seed", 1);

  private Fuzzing() {}

  /** What is tried with a damaged file. */
  public interface Trial {
    void with(byte[] damaged) throws Exception;
  }

  /** Damages a file in many ways; fails with the seed when a trial throws. */
  public static void of(byte[] whole, Trial trial) throws IOException {
    long start = System.nanoTime();
    for (long i = 0; i < LEAST || System.nanoTime() - start < NANOS; i++) {
      byte[] damaged = Mutations.of(whole, FIRST_SEED + i);
      try {
        trial.with(damaged);
      } catch (Exception | AssertionError | StackOverflowError | OutOfMemoryError failure) {
        Path kept = Path.of("target", "fuzz", "seed-" + (FIRST_SEED + i));
        Files.createDirectories(kept.getParent());
        Files.write(kept, damaged);
        throw new AssertionError("seed " + (FIRST_SEED + i) + ", kept in " + kept, failure);
      }
    }
  }
}
