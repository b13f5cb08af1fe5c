package dev.postern;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.spi.SpecReceiver;
import dev.postern.spi.SpecSource;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Specs from the application itself, and from several places in order. */
class SpecSourcesTest {
  @Test
  void specsComeFromAStringFromBytesOrFromAStream() throws IOException {
    byte[] bytes = Versions.at(1000).getBytes(UTF_8);
    for (BootstrapSpecs specs :
        List.of(
            BootstrapSpecs.of(Versions.at(1000)),
            BootstrapSpecs.of(bytes),
            BootstrapSpecs.of(new ByteArrayInputStream(bytes)))) {
      try (SyncedClient client = client(specs)) {
        assertThat(client.start().getSource()).isEqualTo("Bootstrap");
        assertThat(client.reason("at-1000")).isEqualTo("Bootstrap:Recognized");
      }
    }
  }

  @Test
  void theyCanBeReplacedWhileTheClientRuns() throws SpecFormatException {
    BootstrapSpecs specs = BootstrapSpecs.of(Versions.at(1000));
    try (SyncedClient client = client(specs)) {
      client.start();
      specs.setData(Versions.at(2000));
      assertThat(client.passes("at-2000")).isTrue();
      assertThat(client.passes("at-1000")).isFalse();
    }
  }

  @Test
  void theyMayBeReplacedByOlderOnes() throws SpecFormatException {
    BootstrapSpecs specs = BootstrapSpecs.of(Versions.at(2000));
    try (SyncedClient client = client(specs)) {
      client.start();
      specs.setData(Versions.at(1000));
      assertThat(client.passes("at-1000")).isTrue();
    }
  }

  @Test
  void whatIsNoSpecFileIsRefusedAndChangesNothing() {
    BootstrapSpecs specs = BootstrapSpecs.of(Versions.at(1000));
    try (SyncedClient client = client(specs)) {
      client.start();
      assertThatThrownBy(() -> specs.setData("{}")).isInstanceOf(SpecFormatException.class);
      assertThat(client.passes("at-1000")).isTrue();
      client.start();
      assertThat(client.passes("at-1000")).isTrue();
    }
  }

  @Test
  void beforeTheStartTheyAreOnlyKept() throws SpecFormatException {
    BootstrapSpecs specs = BootstrapSpecs.of("");
    specs.setData(Versions.at(1000));
    try (SyncedClient client = client(specs)) {
      assertThat(client.start().getSource()).isEqualTo("Bootstrap");
    }
  }

  @Test
  void theFirstSourceThatHasSpecsIsUsedAndThoseAfterItAreNotAsked() {
    AtomicInteger asked = new AtomicInteger();
    SpecSource last = source("Last", asked::incrementAndGet, Versions.at(3000));
    SpecSource missing = source("Missing", () -> {}, null);
    List<SpecSource> sources = List.of(missing, BootstrapSpecs.of(Versions.at(2000)), last);
    try (SyncedClient client = new SyncedClient(options -> options.setSpecSources(sources))) {
      InitializeDetails details = client.start();
      assertThat(details.getSource()).isEqualTo("Bootstrap");
      assertThat(details.getFailureDetails()).isNull();
      assertThat(asked).hasValue(0);
    }
  }

  @Test
  void whenNoneHasSpecsTheDetailsSaySo() {
    List<SpecSource> sources = List.of(source("A", () -> {}, null), BootstrapSpecs.of("oops"));
    try (SyncedClient client = new SyncedClient(options -> options.setSpecSources(sources))) {
      InitializeDetails details = client.start();
      assertThat(details.getSource()).isEqualTo("NoValues");
      assertThat(details.getFailureDetails())
          .extracting(FailureDetails::getReason)
          .isEqualTo("Adapter not started: Failed to start any adapters");
    }
  }

  @Test
  void everySourceIsClosedOnce() {
    AtomicInteger closed = new AtomicInteger();
    SpecSource source =
        new SpecSource() {
          @Override
          public String name() {
            return "Counting";
          }

          @Override
          public void start(SpecReceiver receiver) {}

          @Override
          public void close() {
            closed.incrementAndGet();
          }
        };
    SyncedClient client = client(source);
    client.start();
    client.close();
    client.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void withLocalSourcesInitialisingIsDoneAtOnceAndPlansNothing() {
    try (SyncedClient client = client(BootstrapSpecs.of(Versions.at(1000)))) {
      assertThat(client.statsig.initialize()).isDone();
      assertThat(client.time.waiting()).isZero();
    }
  }

  private static SyncedClient client(SpecSource source) {
    return new SyncedClient(options -> options.setSpecSource(source));
  }

  private static SpecSource source(String name, Runnable onStart, @Nullable String specs) {
    return new SpecSource() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void start(SpecReceiver receiver) throws IOException, SpecFormatException {
        onStart.run();
        if (specs == null) {
          throw new IOException(name + " has none");
        }
        receiver.receive(new ByteArrayInputStream(specs.getBytes(UTF_8)));
      }
    };
  }
}
