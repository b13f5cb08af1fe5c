package dev.postern.differential;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.differential.KnownDifferences.Known;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Random specs and users get the same answers from the official Java SDK 0.10.2 and from this one.
 *
 * <p>{@code -Dpostern.cases=1000000} asks for more, {@code -Dpostern.seed=7} for others. A new
 * difference is shrunk and written to {@code target/differences}, with how much was compared; once
 * it is mended, its file belongs into {@code replayed} among the test resources.
 */
class DifferentialTest {
  private static final int USERS_PER_SPEC = 40;
  private static final long CASES = Long.getLong("postern.cases", 2_000);
  private static final long FIRST_SEED = Long.getLong("postern.seed", 1);
  private static final int MOST_SHOWN = 20;

  private static final Set<String> EVERYWHERE =
      KnownDifferences.all()
          .filter(Known::isEverywhere)
          .map(Known::asked)
          .collect(Collectors.toSet());

  private final Map<String, String> found = new ConcurrentHashMap<>();
  private final Set<String> met = ConcurrentHashMap.newKeySet();
  private final LongAdder compared = new LongAdder();

  @Test
  void randomSpecsGetTheSameAnswers() throws IOException {
    long specs = Math.max(1, CASES / USERS_PER_SPEC);
    LongStream.range(FIRST_SEED, FIRST_SEED + specs).parallel().forEach(this::compare);
    write(
        "compared.txt",
        "%,d specs from seed %d with %d users each: %,d answers compared, %d kinds differ%n"
            .formatted(specs, FIRST_SEED, USERS_PER_SPEC, compared.sum(), found.size()));

    assertThat(found).as("differences, shrunk, in target/differences").isEmpty();
    assertThat(met).as("differences of every response that are listed").isEqualTo(EVERYWHERE);
  }

  @TestFactory
  Stream<DynamicTest> aKnownDifferenceIsStillOne() {
    return KnownDifferences.all()
        .filter(known -> !known.isEverywhere())
        .map(known -> DynamicTest.dynamicTest(known.file(), () -> assertDiffers(known)));
  }

  @TestFactory
  Stream<DynamicTest> aDifferenceThatWasMendedStaysMended() {
    return KnownDifferences.lines("replayed/index.txt").stream()
        .map(file -> DynamicTest.dynamicTest(file, () -> assertSame(file)));
  }

  private void compare(long seed) {
    noteRunning(seed);
    Dice dice = new Dice(seed);
    ObjectNode specs = RandomSpec.from(dice);
    RandomUser users = new RandomUser(dice);
    try (Comparison comparison = new Comparison(specs)) {
      for (int i = 0; i < USERS_PER_SPEC; i++) {
        Map<String, Object> user = users.next();
        comparison
            .differences(user)
            .forEach((asked, difference) -> note(seed, Case.of(specs, user), asked, difference));
      }
      compared.add(comparison.compared());
    }
  }

  /** Should the official SDK end the process, these are the seeds to look at. */
  private static void noteRunning(long seed) {
    try {
      write("running-" + Thread.currentThread().getName().replaceAll("\\W+", "-"), seed + "\n");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void note(long seed, Case where, String asked, Difference difference) {
    if (EVERYWHERE.contains(asked)) {
      met.add(asked);
    } else if (!difference.isOfNoCertainOrder() && found.size() < MOST_SHOWN) {
      found.computeIfAbsent(
          asked, name -> "seed " + seed + ", " + shrunk(where, name) + ", first " + difference);
    }
  }

  private static String shrunk(Case where, String asked) {
    Case smallest = where.differsIn(asked) ? Shrinking.of(where, asked) : where;
    try {
      write(asked.replaceAll("\\W+", "-") + ".json", smallest.text());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return String.valueOf(smallest.differences().get(asked));
  }

  private static void write(String name, String text) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "differences"));
    Files.writeString(folder.resolve(name), text);
  }

  private static void assertDiffers(Known known) {
    Case kept = Case.parse(KnownDifferences.read("known/" + known.file()));
    assertThat(kept.differences().keySet())
        .as("what differs in known/%s; a line that is not needed any more must go", known.file())
        .anyMatch(asked -> asked.matches(known.asked()));
  }

  private static void assertSame(String file) {
    Case kept = Case.parse(KnownDifferences.read("replayed/" + file));
    List<String> differing =
        kept.differences().entrySet().stream()
            .filter(entry -> !EVERYWHERE.contains(entry.getKey()))
            .map(Object::toString)
            .toList();
    assertThat(differing).isEmpty();
  }
}
