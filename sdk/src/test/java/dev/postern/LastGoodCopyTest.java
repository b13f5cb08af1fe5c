package dev.postern;

import static dev.postern.testing.SpecServer.json;
import static dev.postern.testing.SpecServer.status;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.testing.SpecServer;
import dev.postern.testing.SyncedClient;
import dev.postern.testing.Versions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The specs that were last downloaded, kept on disk for a start without the network. */
class LastGoodCopyTest {
  private static final String SOURCE = "Adapter(FileBased)";
  private static final Duration TIMEOUT = Duration.ofMillis(300);

  @TempDir Path temporary;
  private final SpecServer server = new SpecServer().specs(Versions.at(1000, "111"));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void itIsUsedWhileTheServerIsDownAndReplacedByTheFirstNewerSpecs() throws IOException {
    keep();
    server.answer(status(500));
    try (SyncedClient client = client()) {
      InitializeDetails details = client.start();
      assertThat(details.getIsConfigSpecReady()).isTrue();
      assertThat(details.getSource()).isEqualTo(SOURCE);
      assertThat(details.getFailureDetails()).isNotNull();
      assertThat(client.reason("at-1000")).isEqualTo(SOURCE + ":Recognized");
      server.specs(Versions.at(2000));
      client.poll();
      assertThat(client.reason("at-2000")).isEqualTo("Network:Recognized");
      assertThat(server.lastRequest().getUrl()).endsWith("?sinceTime=1000&checksum=111");
    }
  }

  @Test
  void itIsUsedWhenTheServerIsSlowerThanTheTimeout() throws IOException {
    keep();
    server.answer(json(Versions.at(2000)).withFixedDelay(60_000));
    try (SyncedClient client = client(options -> options.setInitTimeoutMs(TIMEOUT.toMillis()))) {
      CompletableFuture<InitializeDetails> starting = client.statsig.initializeWithDetails();
      client.awaitTask();
      client.time.move(TIMEOUT);
      InitializeDetails details = starting.join();
      assertThat(details.getIsConfigSpecReady()).isTrue();
      assertThat(details.getSource()).isEqualTo(SOURCE);
      assertThat(client.passes("at-1000")).isTrue();
    }
  }

  @Test
  void itIsNotUsedWhileTheNetworkWorks() throws IOException {
    keep();
    server.specs(Versions.at(500));
    try (SyncedClient client = client()) {
      assertThat(client.start().getSource()).isEqualTo("Network");
      assertThat(client.passes("at-500")).isTrue();
    }
  }

  @Test
  void itIsReplacedAsAWhole() throws IOException {
    keep();
    byte[] first = Files.readAllBytes(file());
    server.specs(Versions.at(2000));
    keep();
    assertThat(Files.readAllBytes(file())).isNotEqualTo(first);
    assertThat(new String(Files.readAllBytes(file()), UTF_8)).contains("at-2000");
    assertThat(files()).hasSize(1);
  }

  @Test
  void onlyItsOwnerMayReadItAndItDoesNotTellTheKey() throws IOException {
    keep();
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(file().toString()).doesNotContain("netkey");
    assertThat(Files.readString(file())).doesNotContain("netkey");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 63, 64, 65, 200})
  void aCopyCutShortIsIgnoredWithOneWarning(int length) throws IOException {
    keep();
    byte[] whole = Files.readAllBytes(file());
    Files.write(file(), java.util.Arrays.copyOf(whole, length));
    assertIgnored();
  }

  @Test
  void aCopyWithAWrongByteIsIgnoredWithOneWarning() throws IOException {
    keep();
    byte[] bytes = Files.readAllBytes(file());
    bytes[bytes.length / 2] ^= 1;
    Files.write(file(), bytes);
    assertIgnored();
  }

  @Test
  void noCopyIsNoWarning() {
    server.answer(status(403));
    try (SyncedClient client = client()) {
      assertThat(client.start().getSource()).isEqualTo("NoValues");
      assertThat(client.log.warnings()).hasSize(1);
    }
  }

  @Test
  void anotherKeyHasAnotherCopy() throws IOException {
    keep();
    server.answer(status(500));
    try (SyncedClient other =
        new SyncedClient(
            "secret-another",
            options ->
                options.setSpecsUrl(server.specsUrl()).setSpecsCacheDirectory(directory()))) {
      assertThat(other.start().getSource()).isEqualTo("NoValues");
    }
  }

  @Test
  void aDirectoryThatCannotBeMadeIsAWarningAndNoMore() throws IOException {
    Path blocked = Files.writeString(temporary.resolve("specs"), "a file");
    assertThat(blocked).isRegularFile();
    try (SyncedClient client = client()) {
      assertThat(client.start().getSource()).isEqualTo("Network");
    }
  }

  private void assertIgnored() {
    server.answer(status(403));
    try (SyncedClient client = client()) {
      assertThat(client.start().getSource()).isEqualTo("NoValues");
      client.poll();
      assertThat(client.log.warnings())
          .filteredOn(line -> line.contains("copy"))
          .singleElement()
          .asString()
          .contains(file().getFileName().toString());
      server.specs(Versions.at(3000));
      client.poll();
      assertThat(client.passes("at-3000")).isTrue();
    }
  }

  /** Downloads specs, and ends once they are kept. */
  private void keep() {
    try (SyncedClient client = client()) {
      client.start();
    }
  }

  private SyncedClient client() {
    return client(options -> {});
  }

  private SyncedClient client(Consumer<StatsigOptions.Builder> settings) {
    return new SyncedClient(
        server,
        options -> {
          options.setSpecsCacheDirectory(directory());
          settings.accept(options);
        });
  }

  private Path directory() {
    return temporary.resolve("specs");
  }

  private Path file() {
    return files().get(0);
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(directory())) {
      return all.toList();
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    }
  }
}
