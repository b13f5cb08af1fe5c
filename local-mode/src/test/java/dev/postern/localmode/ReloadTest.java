package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files change in all kinds of ways; the right version is served at any time. */
class ReloadTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Change.class)
  void changeIsNoticed(Change change) throws IOException {
    Path file = change.prepare(Files.createDirectory(directory.resolve("mounted")));
    SpecFileSource source = LocalMode.specFile(file).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder());
        Witness witness = new Witness(statsig)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      change.make(
          file,
          number -> {
            await().atMost(LONG).until(() -> source.status().failures() > 0);
            assertThat(NumberedSpecs.in(statsig)).isEqualTo(number);
          });
      await().atMost(LONG).until(() -> NumberedSpecs.in(statsig) == 2);
      await().atMost(LONG).until(() -> source.status().isCurrent());
      assertThat(witness.seen()).contains(1).doesNotContain(-1);
      assertThat(threads()).hasSize(1);
    }
    assertThat(threads()).isEmpty();
  }

  /** As on a file system that tells nothing. */
  @ParameterizedTest
  @EnumSource(Change.class)
  void changeIsFoundByLooking(Change change) throws IOException {
    Path file = change.prepare(Files.createDirectory(directory.resolve("mounted")));
    AtomicLong now = new AtomicLong();
    ByHand source = new ByHand(file, now);
    try (Statsig statsig =
        new Statsig("", new StatsigOptions.Builder().setSpecSource(source).build())) {
      statsig.initialize().join();
      change.make(
          file,
          number -> {
            source.lookForASecond();
            assertThat(source.loader.status().lastError()).isNotNull();
            assertThat(NumberedSpecs.in(statsig)).isEqualTo(number);
          });
      source.lookForASecond();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(2);
      assertThat(source.loader.status().isCurrent()).isTrue();
    }
  }

  @Test
  void editThatKeepsSizeAndTimeIsNoticed() throws IOException {
    Path file = Files.write(directory.resolve("specs.json"), NumberedSpecs.of(1));
    try (Statsig statsig = LocalMode.statsig(file)) {
      var time = Files.getLastModifiedTime(file);
      Files.write(file, NumberedSpecs.of(2));
      Files.setLastModifiedTime(file, time);
      await().atMost(LONG).until(() -> NumberedSpecs.in(statsig) == 2);
    }
  }

  @Test
  void fileThatComesLaterIsFollowedInADirectoryThatComesLater() throws IOException {
    Path file = directory.resolve("a").resolve("b").resolve("specs.json");
    SpecFileSource source = LocalMode.specFile(file).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(-1);
      Files.createDirectories(directory.resolve("a").resolve("b"));
      Files.write(file, NumberedSpecs.of(1));
      await().atMost(LONG).until(() -> NumberedSpecs.in(statsig) == 1);
    }
  }

  @Test
  void fileThatIsNotToBeFollowedIsReadWhenAsked() throws IOException {
    Path file = Files.write(directory.resolve("specs.json"), NumberedSpecs.of(1));
    SpecFileSource source = LocalMode.specFile(file).follow(false).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      assertThat(threads()).isEmpty();
      Files.write(file, NumberedSpecs.of(2));
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      assertThat(source.reload()).isTrue();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(2);
    }
  }

  @Test
  void olderSpecsPutBackTakeEffect() throws IOException {
    Path file = Files.write(directory.resolve("specs.json"), NumberedSpecs.of(5));
    SpecFileSource source = LocalMode.specFile(file).follow(false).build();
    try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
      Files.write(file, NumberedSpecs.of(4));
      source.reload();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(4);
      assertThat(statsig.getSpecCatalog().time()).isEqualTo(1_004);
    }
  }

  private static List<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("postern-follow-specs.json"))
        .toList();
  }

  /** Asks all the time, and remembers which versions it saw. */
  private static final class Witness implements AutoCloseable {
    private final Set<Integer> seen = ConcurrentHashMap.newKeySet();
    private final Thread thread;
    private volatile boolean isOver;

    Witness(Statsig statsig) {
      thread =
          new Thread(
              () -> {
                while (!isOver) {
                  seen.add(NumberedSpecs.in(statsig));
                  Thread.onSpinWait();
                }
              });
      thread.start();
      await().atMost(LONG).until(() -> !seen.isEmpty());
    }

    Set<Integer> seen() {
      return seen;
    }

    @Override
    public void close() {
      isOver = true;
    }
  }

  /**
   * A source whose time is moved by hand, and which looks at the file as often as a thread would.
   */
  private static final class ByHand implements dev.postern.spi.SpecSource {
    private final AtomicLong now;
    private final SpecLoader loader;
    private final Follower follower;

    ByHand(Path file, AtomicLong now) {
      this.now = now;
      loader =
          new SpecLoader(
              new SpecPlace.OnDisk(file, SpecLock.beside(file)),
              new LockPolicy(Integrity.WARN, List.of(), 0, false),
              new SpecFileNews(List.of()),
              InstantSource.system());
      follower = new Follower(loader, Duration.ofMillis(500), now::get);
    }

    @Override
    public String name() {
      return "Adapter(FileBased)";
    }

    @Override
    public void start(dev.postern.spi.SpecReceiver receiver) {
      loader.giveTo(receiver);
      follower.readNow();
    }

    void lookForASecond() {
      long end = now.get() + 1_000;
      while (now.get() < end) {
        now.addAndGet(follower.step(false).toMillis());
      }
    }
  }
}
