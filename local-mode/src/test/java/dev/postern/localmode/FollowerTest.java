package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowerTest {
  @TempDir private Path directory;
  private Path file = Path.of("");
  private long now = 10_000;
  private boolean isUsable = true;
  private boolean isWrittenWhileRead;
  private final List<Long> reads = new ArrayList<>();
  private final List<Long> uses = new ArrayList<>();
  private final Follower follower = new Follower(new Notes(), Duration.ofSeconds(1), () -> now);

  @BeforeEach
  void readFirst() throws IOException {
    file = Files.writeString(directory.resolve("f"), "1");
    follower.readNow();
    reads.clear();
    uses.clear();
  }

  @Test
  void withoutChangesNothingIsReadAndItLooksEachInterval() {
    assertThat(follower.step(false)).isEqualTo(Duration.ofSeconds(1));
    assertThat(reads).isEmpty();
  }

  @Test
  void changeIsReadAfterAMomentOfRest() throws IOException {
    write();
    assertThat(follower.step(false)).isEqualTo(Duration.ofMillis(100));
    now += 100;
    follower.step(false);
    assertThat(uses).containsExactly(10_100L);
  }

  @Test
  void touchIsReadAlsoWhenTheFileLooksTheSame() {
    follower.step(true);
    now += 100;
    follower.step(false);
    assertThat(uses).containsExactly(10_100L);
  }

  @Test
  void eachChangeStartsTheRestAnewButNotForEver() {
    for (int i = 0; i < 20; i++) {
      follower.step(true);
      now += 50;
    }
    assertThat(reads).containsExactly(10_400L, 10_850L);
  }

  @Test
  void changeIsReadOnceMoreWhenFileTimesHaveMovedOn() throws IOException {
    write();
    run(20_000);
    assertThat(uses).containsExactly(10_100L, 12_100L);
  }

  @Test
  void failureIsTriedAgainLessAndLessOften() throws IOException {
    isUsable = false;
    write();
    run(100_000);
    assertThat(uses).containsExactly(10_100L, 11_100L, 13_100L, 17_100L, 25_100L, 41_100L, 71_100L);
  }

  @Test
  void changeAfterAFailureIsReadAtOnce() throws IOException {
    isUsable = false;
    write();
    run(30_000);
    isUsable = true;
    uses.clear();
    long changed = now;
    write();
    run(changed + 1_000);
    assertThat(uses).containsExactly(changed + 100);
  }

  @Test
  void whatWasWrittenWhileItWasReadIsReadAgain() throws IOException {
    isWrittenWhileRead = true;
    write();
    run(10_350);
    assertThat(reads).hasSize(3);
    assertThat(uses).isEmpty();
    isWrittenWhileRead = false;
    run(10_600);
    assertThat(uses).hasSize(1);
  }

  @Test
  void whatIsWrittenAllTheTimeIsUsedAsItIsAfterAWhile() throws IOException {
    isWrittenWhileRead = true;
    write();
    run(11_200);
    assertThat(uses).hasSize(1);
  }

  @Test
  void firstReadingWaitsForAWholeFileToo() {
    isWrittenWhileRead = true;
    assertThat(follower.readNow()).isTrue();
    assertThat(uses).hasSize(1);
    assertThat(reads).hasSize(11);
  }

  private void run(long end) {
    while (now < end) {
      now += follower.step(false).toMillis();
    }
  }

  private void write() throws IOException {
    Files.writeString(file, Files.readString(file) + "x");
  }

  private final class Notes implements Followed {
    @Override
    public Collection<Path> files() {
      return List.of(file);
    }

    @Override
    public Reading read() {
      reads.add(now);
      if (isWrittenWhileRead) {
        try {
          write();
        } catch (IOException impossible) {
          throw new AssertionError(impossible);
        }
      }
      return () -> uses.add(now) && isUsable;
    }
  }
}
