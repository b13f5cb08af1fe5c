package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fuzzing;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Damaged lists and manifests: whatever a line is, it costs at most itself. */
class IdListFuzzTest {
  private static final String LINES = "+0/z3QyVm\n-EdGQpHGk\r\n+abcdefgh\n+ABCDEFGH\n";

  @Test
  void aDamagedListHoldsNoMoreThanItsLines() throws IOException {
    byte[] whole = LINES.repeat(20).getBytes(UTF_8);
    Fuzzing.of(
        "id-list",
        whole,
        damaged -> {
          String text = new String(damaged, ISO_8859_1);
          IdListStore store = new IdListStore();
          store.replaceHashed("list", text.lines());
          store.contains("list", "ann");
          assertThat(store.sizes().getOrDefault("list", 0)).isLessThanOrEqualTo(80 + 200);
        });
  }

  @Test
  void aDamagedManifestIsReadOrRefused() throws IOException {
    String manifest =
        "{\"list\":{\"name\":\"list\",\"size\":20,\"url\":\"https://lists.example/list\","
            + "\"creationTime\":1,\"fileID\":\"f1\"}}";
    Fuzzing.of(
        "id-list-manifest",
        manifest.getBytes(UTF_8),
        damaged -> {
          try {
            assertThat(IdListManifest.parse(new String(damaged, UTF_8))).isNotNull();
          } catch (IOException refused) {
            assertThat(refused.getMessage()).isNotBlank();
          }
        });
  }
}
