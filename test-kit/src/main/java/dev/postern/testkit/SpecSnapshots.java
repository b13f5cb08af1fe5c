package dev.postern.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.postern.StatsigUser;
import dev.postern.testkit.specs.BuiltSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Approved answers: what a spec file gives to some users, kept in a file beside the tests, so that
 * a change of the specs shows whom it moves.
 *
 * <pre>{@code
 * SpecSnapshots.approve(Path.of("specs.json"), users, Path.of("src/test/approved/answers.txt"));
 * }</pre>
 *
 * <p>The first run writes the file; from then on answers that differ fail, each on a line with what
 * was and what is. A run with {@code -Dpostern.approve=true} writes the file anew. Time conditions
 * see 2026-01-01T00:00:00Z, so that answers do not change by themselves.
 *
 * @since 0.1.0
 */
public final class SpecSnapshots {
  private static final String APPROVE = "postern.approve";

  private SpecSnapshots() {}

  /**
   * Compares the answers of a spec file with the approved ones.
   *
   * @param specFile a spec file
   * @param users whose answers; each needs an id of its own
   * @param approved the file of approved answers, which is written if it is not there
   * @throws AssertionError if answers differ
   */
  public static void approve(Path specFile, Iterable<StatsigUser> users, Path approved) {
    approve(StatsigTestKit.builder().specs(specFile), users, approved);
  }

  /**
   * Compares the answers of specs written in Java with the approved ones.
   *
   * @param spec the specs
   * @param users whose answers; each needs an id of its own
   * @param approved the file of approved answers, which is written if it is not there
   * @throws AssertionError if answers differ
   */
  public static void approve(BuiltSpec spec, Iterable<StatsigUser> users, Path approved) {
    approve(StatsigTestKit.builder().specs(spec), users, approved);
  }

  private static void approve(
      StatsigTestKitBuilder settings, Iterable<StatsigUser> users, Path approved) {
    requireNonNull(users, "users is null");
    try (StatsigTestKit kit = settings.lenient().build()) {
      AllAnswers answers = AllAnswers.of(kit.statsig(), users);
      if (Boolean.getBoolean(APPROVE) || !Files.exists(approved)) {
        write(approved, answers);
      } else {
        compare(AllAnswers.parse(Files.readString(approved, UTF_8)), answers, approved);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void write(Path approved, AllAnswers answers) throws IOException {
    Path folder = approved.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(approved, answers.toString(), UTF_8);
  }

  private static void compare(AllAnswers before, AllAnswers now, Path approved) {
    String differences = before.differencesTo(now);
    if (!differences.isEmpty()) {
      throw new AssertionError(
          "The answers are not those of %s:%n%n%s%nIf they are right, run with -D%s=true."
              .formatted(approved, differences, APPROVE));
    }
  }
}
