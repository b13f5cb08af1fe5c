package dev.postern.localmode;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.postern.InitializeDetails;
import dev.postern.SpecEntity.Kind;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.localmode.SpecDiff.Entity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpecFileSourceTest {
  @TempDir private Path directory;
  private Path specs = Path.of("");
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");
  private final List<SpecFileUpdate> updates = new ArrayList<>();
  private final List<SpecFileException> failures = new ArrayList<>();

  private final SpecFileListener listener =
      new SpecFileListener() {
        @Override
        public void updated(SpecFileUpdate update) {
          updates.add(update);
        }

        @Override
        public void failed(SpecFileException failure) {
          failures.add(failure);
        }
      };

  @BeforeEach
  void writeSpecs() throws IOException {
    specs = Files.write(directory.resolve("specs.json"), NumberedSpecs.of(1));
  }

  @Test
  void statusTellsWhatIsInUseSinceWhen() {
    SpecFileSource source =
        LocalMode.specFile(specs).follow(false).clock(() -> now, () -> 0).build();
    assertThat(source.status()).isEqualTo(SpecFileStatus.NONE);
    assertThat(source.status().isCurrent()).isFalse();
    try (Statsig statsig = start(source)) {
      SpecFileStatus status = source.status();
      assertThat(status.loadedAt()).isEqualTo(now);
      assertThat(status.isCurrent()).isTrue();
      assertThat(status.version())
          .isEqualTo(new SpecFileVersion(null, 1_001, Sha256.of(NumberedSpecs.of(1)), null))
          .hasToString("time 1001 (" + Sha256.of(NumberedSpecs.of(1)).substring(0, 12) + ")");
      now = now.plusSeconds(60);
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      source.reload();
      assertThat(source.status()).as("the same file again").isEqualTo(status);
    }
  }

  @Test
  void statusTellsFailuresWithTheirPlaceUntilTheFileIsGoodAgain() throws IOException {
    SpecFileSource source = LocalMode.specFile(specs).follow(false).build();
    try (Statsig statsig = start(source)) {
      SpecFileStatus before = source.status();
      Files.writeString(specs, "{\n  \"time\": true}");
      source.reload();
      source.reload();
      SpecFileStatus status = source.status();
      assertThat(status.failures()).isEqualTo(2);
      assertThat(status.version()).isEqualTo(before.version());
      assertThat(status.loadedAt()).isEqualTo(before.loadedAt());
      SpecFileException error = requireNonNull(status.lastError());
      assertThat(error.line()).isEqualTo(2);
      assertThat(error.column()).isEqualTo(11);
      assertThat(error.file()).isEqualTo(specs);
      assertThat(error.reason()).contains("\"time\" must be an integer");
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      Files.write(specs, NumberedSpecs.of(1));
      source.reload();
      assertThat(source.status()).isEqualTo(before);
    }
  }

  @Test
  void listenersAreToldTheVersionsAndWhatIsDifferent() throws IOException {
    Files.writeString(specs, NumberedSpecs.with(1, Map.of(1, true, 2, true, 3, true)));
    SpecFileSource source = LocalMode.specFile(specs).follow(false).listener(listener).build();
    try (Statsig statsig = start(source)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      assertThat(updates).hasSize(1);
      assertThat(updates.get(0).before()).isNull();
      assertThat(updates.get(0).diff().added()).hasSize(4);
      Files.writeString(specs, NumberedSpecs.with(1, Map.of(1, true, 2, false, 4, true)));
      source.reload();
      source.reload();
      assertThat(updates).hasSize(2);
      SpecFileUpdate update = updates.get(1);
      assertThat(update.before()).isEqualTo(updates.get(0).after());
      assertThat(update.after()).isEqualTo(source.status().version());
      assertThat(update.diff())
          .isEqualTo(new SpecDiff(List.of(gate(4)), List.of(gate(3)), List.of(gate(2))))
          .hasToString("1 added, 1 removed, 1 changed");
    }
  }

  @Test
  void listenersAreToldAFailureOnceForEachReason() throws IOException {
    SpecFileSource source = LocalMode.specFile(specs).follow(false).listener(listener).build();
    try (Statsig statsig = start(source)) {
      Files.writeString(specs, "{");
      source.reload();
      source.reload();
      Files.delete(specs);
      source.reload();
      source.reload();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      assertThat(failures).hasSize(2);
      assertThat(failures.get(1)).hasMessage(specs + ": there is no such file");
    }
  }

  @Test
  void listenerThatThrowsHarmsNobody() {
    SpecFileListener broken =
        update -> {
          throw new IllegalStateException("broken");
        };
    SpecFileSource source = LocalMode.specFile(specs).listener(broken).listener(listener).build();
    try (Statsig statsig = start(source)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      assertThat(updates).hasSize(1);
    }
  }

  @Test
  void clientStartsWithoutSpecsUnlessTheSourceSaysOtherwise() throws IOException {
    Files.delete(specs);
    SpecFileSource source = LocalMode.specFile(specs).follow(false).build();
    try (Statsig statsig = start(source)) {
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(-1);
      Files.write(specs, NumberedSpecs.of(1));
      assertThat(source.reload()).isTrue();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
    }
    Files.delete(specs);
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(() -> start(LocalMode.specFile(specs).failOnFirstLoad(true).build()))
        .withMessage(specs + ": there is no such file");
  }

  @Test
  void clientOfAnyKindFailsWithoutSpecsThatAreRequired() throws IOException {
    Files.writeString(specs, "{");
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setSpecSource(LocalMode.specFile(specs).failOnFirstLoad(true).build());
    try (Statsig statsig = new Statsig("", options.build())) {
      assertThat(statsig.initialize())
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableOfType(ExecutionException.class)
          .withCauseInstanceOf(SpecFileException.class);
    }
    assertThatExceptionOfType(SpecFileException.class)
        .isThrownBy(
            () ->
                Statsig.builder("")
                    .options(
                        its ->
                            its.setSpecSource(
                                LocalMode.specFile(specs).failOnFirstLoad(true).build()))
                    .start())
        .satisfies(failure -> assertThat(failure.line()).isEqualTo(1));
  }

  @Test
  void initializingAgainReadsAgain() throws IOException {
    SpecFileSource source = LocalMode.specFile(specs).follow(false).build();
    try (Statsig statsig =
        new Statsig("", new StatsigOptions.Builder().setSpecSource(source).build())) {
      statsig.initialize().join();
      Files.write(specs, NumberedSpecs.of(2));
      InitializeDetails details = statsig.initializeWithDetails().join();
      assertThat(details.failureDetails).isNull();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(2);
    }
  }

  @Test
  void resourceOfTheClassPathIsRead() throws IOException {
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
      SpecFileSource source = LocalMode.specResource(loader, "specs.json").build();
      try (Statsig statsig = start(source)) {
        assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      }
      assertThatExceptionOfType(SpecFileException.class)
          .isThrownBy(
              () ->
                  start(LocalMode.specResource(loader, "none.json").failOnFirstLoad(true).build()))
          .withMessage("classpath:none.json: there is no such resource")
          .satisfies(failure -> assertThat(failure.file()).isNull());
    }
  }

  @Test
  void lockOfAResourceIsTheResourceBesideIt() throws IOException {
    var keys = SpecKeys.generate();
    SpecLock.create(specs, 3, now, null).sign(keys).write(SpecLock.beside(specs));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()}, null)) {
      SpecFileSource source =
          LocalMode.specResource(loader, "specs.json")
              .integrity(Integrity.REQUIRE)
              .trustedKeys(keys.getPublic())
              .build();
      try (Statsig statsig = start(source)) {
        assertThat(requireNonNull(source.status().version()).number()).isEqualTo(3);
        assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
      }
    }
  }

  @Test
  void streamIsReadOnceAndClosed() {
    List<String> closed = new ArrayList<>();
    InputStream in =
        new ByteArrayInputStream(NumberedSpecs.of(4)) {
          @Override
          public void close() {
            closed.add("closed");
          }
        };
    SpecFileSource source = LocalMode.specs(in).build();
    try (Statsig statsig = start(source)) {
      source.reload();
      assertThat(NumberedSpecs.in(statsig)).isEqualTo(4);
      assertThat(closed).containsExactly("closed");
    }
  }

  @Test
  void closingTwiceDoesNoHarm() {
    SpecFileSource source = LocalMode.specFile(specs).build();
    Statsig statsig = start(source);
    source.close();
    source.close();
    assertThat(NumberedSpecs.in(statsig)).isEqualTo(1);
    statsig.close();
  }

  private static Entity gate(int number) {
    return new Entity(Kind.FEATURE_GATE, "gate_" + number);
  }

  private static Statsig start(SpecFileSource source) {
    return LocalMode.statsig(source, new StatsigOptions.Builder());
  }
}
