package dev.postern.localmode.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.LocalMode;
import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSpoolTest {
  @TempDir private Path temporary;
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  @ParameterizedTest
  @EnumSource(SyncPolicy.class)
  void batchesAreReadBackAsTheyWere(SyncPolicy policy) throws IOException {
    EventBatch first = Batches.of("b-1", 3);
    EventBatch second = Batches.of("b-\"2\"", 1);
    try (EventSpool spool = EventSpool.in(directory()).sync(policy).open()) {
      spool.deliver(first).join();
      spool.deliver(second).join();
      assertThat(spool.status().written()).isEqualTo(4);
    }
    assertThat(Batches.in(spooled()))
        .containsExactly(
            new SpooledBatch("b-1", 3, first.toJson()),
            new SpooledBatch("b-\"2\"", 1, second.toJson()));
  }

  @Test
  void segmentIsNamedAfterItsTimeAndNumber() throws IOException {
    try (EventSpool spool = settings().open()) {
      spool.deliver(Batches.of("b", 1)).join();
      assertThat(names()).contains("events-20260301T120000Z-00000001.ndjson.open");
    }
    assertThat(names()).contains("events-20260301T120000Z-00000001.ndjson");
  }

  @Test
  void sizeEndsASegment() throws IOException {
    try (EventSpool spool = settings().segmentSize(1_000).open()) {
      for (int i = 0; i < 10; i++) {
        spool.deliver(Batches.of("b-" + i, 2)).join();
      }
      assertThat(spool.status().segments()).isGreaterThan(3);
    }
    assertThat(spooled().segments()).allSatisfy(it -> assertThat(it.size()).isBetween(1L, 1_000L));
    assertThat(Batches.in(spooled())).hasSize(10);
  }

  @Test
  void ageEndsASegment() throws IOException {
    try (EventSpool spool = settings().segmentAge(Duration.ofMinutes(10)).open()) {
      spool.deliver(Batches.of("b-1", 1)).join();
      now = now.plusSeconds(599);
      spool.tick();
      assertThat(spooled().completeSegments()).isEmpty();
      now = now.plusSeconds(1);
      spool.tick();
      assertThat(spooled().completeSegments()).hasSize(1);
      spool.deliver(Batches.of("b-2", 1)).join();
    }
    assertThat(names())
        .contains(
            "events-20260301T120000Z-00000001.ndjson", "events-20260301T121000Z-00000002.ndjson");
  }

  @Test
  void numbersGoOnAfterTheSpoolWasOpenedAgain() throws IOException {
    for (int i = 0; i < 3; i++) {
      try (EventSpool spool = settings().open()) {
        spool.deliver(Batches.of("b-" + i, 1)).join();
      }
    }
    assertThat(spooled().segments()).extracting(Segment::number).containsExactly(1L, 2L, 3L);
  }

  @Test
  void endedSegmentsMayBeCompressed() throws IOException {
    try (EventSpool spool = settings().compress(true).open()) {
      spool.deliver(Batches.of("b-1", 1)).join();
      spool.rotate();
      spool.deliver(Batches.of("b-2", 1)).join();
    }
    assertThat(names())
        .filteredOn(name -> name.startsWith("events"))
        .hasSize(2)
        .allMatch(name -> name.endsWith(".ndjson.gz"));
    assertThat(Batches.in(spooled())).extracting(SpooledBatch::id).containsExactly("b-1", "b-2");
  }

  @Test
  void oldestSegmentsMakeRoomAndAreCounted() throws IOException {
    try (EventSpool spool = settings().segmentSize(1_000).maxTotalSize(3_000).open()) {
      for (int i = 0; i < 20; i++) {
        spool.deliver(Batches.of("b-" + i, 2)).join();
      }
      SpoolStatus status = spool.status();
      assertThat(status.bytes()).isLessThanOrEqualTo(3_000);
      assertThat(status.written()).isEqualTo(40);
      assertThat(status.dropped()).isPositive();
      spool.rotate();
      assertThat(Batches.in(spooled()).stream().mapToLong(SpooledBatch::events).sum())
          .isEqualTo(40 - status.dropped());
    }
    assertThat(Batches.in(spooled())).last().extracting(SpooledBatch::id).isEqualTo("b-19");
  }

  @Test
  void fullSpoolMayRefuseInstead() throws IOException {
    EventSpool.Builder settings = settings().maxTotalSize(1_000).whenFull(WhenFull.REFUSE);
    try (EventSpool spool = settings.open()) {
      spool.deliver(Batches.of("b-1", 4)).join();
      DeliveryException refusal = failure(spool.deliver(Batches.of("b-2", 4)));
      assertThat(refusal.isRetryable()).isTrue();
      assertThat(refusal).hasMessageStartingWith("the spool is full");
      assertThat(spool.status().lastError()).startsWith("the spool is full");
      assertThat(spool.status().dropped()).isZero();
    }
    assertThat(Batches.in(spooled())).hasSize(1);
  }

  @Test
  void batchThatIsBiggerThanTheSpoolIsRefusedForGood() throws IOException {
    try (EventSpool spool = settings().maxTotalSize(1_000).open()) {
      spool.deliver(Batches.of("b-1", 1)).join();
      assertThat(failure(spool.deliver(Batches.of("b-2", 40))).isRetryable()).isFalse();
      assertThat(spool.status().dropped()).isZero();
    }
  }

  @Test
  void tornLineOfADeadProcessIsTakenAway() throws IOException {
    try (EventSpool spool = settings().open()) {
      spool.deliver(Batches.of("b-1", 1)).join();
    }
    Path ended = spooled().segments().get(0).file();
    Path open = ended.resolveSibling(ended.getFileName() + ".open");
    Files.move(ended, open);
    Files.writeString(open, "{\"batch\":\"b-2\",\"cou", StandardOpenOption.APPEND);
    Path empty = directory().resolve("events-20260301T120000Z-00000002.ndjson.open");
    Files.createFile(empty);
    try (EventSpool spool = settings().open()) {
      assertThat(spool.status().repaired()).isEqualTo(1);
      assertThat(ended).exists();
      assertThat(empty).doesNotExist();
      spool.deliver(Batches.of("b-3", 1)).join();
    }
    assertThat(Batches.in(spooled())).extracting(SpooledBatch::id).containsExactly("b-1", "b-3");
  }

  @Test
  void segmentThatWasBeingCompressedIsThereOnce() throws IOException {
    try (EventSpool spool = settings().open()) {
      spool.deliver(Batches.of("b-1", 1)).join();
    }
    Segment plain = spooled().segments().get(0);
    byte[] content = Files.readAllBytes(plain.file());
    spooled().compress(plain);
    Files.write(plain.file(), content);
    Files.writeString(directory().resolve("events-x.draft"), "half");
    settings().open().close();
    assertThat(Batches.in(spooled())).hasSize(1);
    assertThat(names()).noneMatch(name -> name.endsWith(".draft"));
  }

  @Test
  void directoryHasOneWriter() throws IOException {
    try (EventSpool spool = settings().open()) {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> settings().open())
          .withMessage(
              directory() + ": another spool writes there; each needs a directory of its own");
      spool.deliver(Batches.of("b-1", 1)).join();
    }
    settings().open().close();
  }

  @Test
  void closedSpoolRefuses() throws IOException {
    EventSpool spool = settings().open();
    spool.close();
    spool.close();
    assertThat(failure(spool.deliver(Batches.of("b", 1))).isRetryable()).isFalse();
  }

  @Test
  void filesAreForTheirOwnerOnly() throws IOException {
    assumeTrue(temporary.getFileSystem().supportedFileAttributeViews().contains("posix"));
    try (EventSpool spool = settings().compress(true).open()) {
      spool.deliver(Batches.of("b-1", 1)).join();
      spool.rotate();
      spool.deliver(Batches.of("b-2", 1)).join();
      assertThat(permissions(directory())).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(directory())) {
        assertThat(files).hasSize(3).allMatch(file -> permissions(file).equals("rw-------"));
      }
    }
  }

  @Test
  void directoryThatVanishesIsAnErrorThatMayPass() throws IOException {
    try (EventSpool spool = settings().segmentSize(1).open()) {
      Path elsewhere = Files.move(directory(), temporary.resolve("elsewhere"));
      assertThat(failure(spool.deliver(Batches.of("b-1", 1))).isRetryable()).isTrue();
      assertThat(spool.status().lastError()).isNotNull();
      Files.move(elsewhere, directory());
      spool.deliver(Batches.of("b-1", 1)).join();
      assertThat(spool.status().lastError()).isNull();
    }
    assertThat(Batches.in(spooled())).hasSize(1);
  }

  @Test
  void settingsThatMakeNoSenseAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> settings().maxTotalSize(0));
    assertThatIllegalArgumentException().isThrownBy(() -> settings().segmentSize(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> settings().segmentAge(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> settings().syncInterval(Duration.ZERO));
  }

  @Test
  void exposuresOfALocalClientAreSpooled() throws IOException {
    Path specs = Fixtures.STOREFRONT.copyTo(temporary);
    EventSpool spool = settings().open();
    StatsigOptions.Builder options = new StatsigOptions.Builder().setEventSinks(List.of(spool));
    try (Statsig statsig = LocalMode.statsig(specs, options)) {
      statsig.checkGate(StatsigUser.of("ann"), "returns_portal");
      statsig.logEvent(StatsigUser.of("ann"), "bought");
      statsig.flushEvents().join();
      assertThat(spool.status().written()).isGreaterThanOrEqualTo(2);
    }
    assertThat(Batches.in(spooled()))
        .anySatisfy(batch -> assertThat(batch.body()).contains("\"bought\""))
        .anySatisfy(batch -> assertThat(batch.body()).contains("statsig::gate_exposure"));
    assertThat(names()).noneMatch(name -> name.endsWith(".open"));
  }

  private EventSpool.Builder settings() {
    return EventSpool.in(directory()).clock(() -> now);
  }

  private Path directory() {
    return temporary.resolve("a").resolve("spool");
  }

  private SpoolDirectory spooled() {
    return new SpoolDirectory(directory());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  private static String permissions(Path file) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  private static DeliveryException failure(CompletableFuture<Void> delivery) {
    try {
      delivery.join();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof DeliveryException known) {
        return known;
      }
    }
    throw new AssertionError("it was taken");
  }
}
