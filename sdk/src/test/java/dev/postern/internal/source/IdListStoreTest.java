package dev.postern.internal.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class IdListStoreTest {
  private final IdListStore store = new IdListStore();

  @Property
  void anIdIsFoundByItsHash(@ForAll String id, @ForAll String another) throws Exception {
    store.replaceHashed("list", Stream.of("+" + hash(id)));
    assertThat(store.contains("list", id)).isTrue();
    assertThat(store.contains("list", another)).isEqualTo(hash(id).equals(hash(another)));
  }

  @Test
  void aLongIdIsFound() throws Exception {
    String id = "x".repeat(10_000);
    store.replaceHashed("list", Stream.of("+" + hash(id)));
    assertThat(store.contains("list", id)).isTrue();
  }

  @Test
  void plainIdsAreHashed() {
    store.replace("list", Stream.of("one", "+two", ""));
    assertThat(store.contains("list", "one")).isTrue();
    assertThat(store.contains("list", "+two")).isTrue();
    assertThat(store.contains("list", "")).isTrue();
    assertThat(store.contains("list", "two")).isFalse();
    assertThat(store.sizes()).isEqualTo(Map.of("list", 3));
  }

  @Test
  void nobodyIsInAnUnknownOrRemovedList() {
    store.replace("list", Stream.of("one"));
    store.remove("list");
    store.remove("unknown");
    assertThat(store.contains("list", "one")).isFalse();
    assertThat(store.contains("unknown", "one")).isFalse();
    assertThat(store.sizes()).isEmpty();
  }

  @Test
  void aStreamThatThrowsChangesNothing() {
    store.replace("list", Stream.of("one"));
    Stream<String> broken =
        Stream.of("two", "three")
            .peek(
                id -> {
                  if (id.equals("three")) {
                    throw new IllegalStateException("broken");
                  }
                });
    assertThatThrownBy(() -> store.replace("list", broken)).hasMessage("broken");
    assertThat(store.contains("list", "one")).isTrue();
    assertThat(store.contains("list", "two")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "'+AAAAAAAA', 1",
    "'+AAAAAAAA\n', 1",
    "'+AAAAAAAA\r\n+AAAAAAAB\r', 2",
    "'+AAAAAAAA\n+AAAAAAAA\n', 1",
    "'+AAAAAAAA\n-AAAAAAAA\n', 0",
    "'-AAAAAAAA\n+AAAAAAAA\n', 1",
    "'+++++++++\n+////////\n', 2",
    "' +AAAAAAAA\n*AAAAAAAA\nAAAAAAAA\n\n+\n-\n', 0",
    "'+AAAAAAA\n+AAAAAAAAA\n+AAAAAAAA \n+AAAA-AAA\n+AAAAAAA\u00e9\n', 0",
    "'+AAAAAAAA\r\r\n', 0",
    "'\n\n+AAAAAAAA\n', 1"
  })
  void linesAddAndRemove(String text, int size) throws IOException {
    IdSet.Editor ids = IdSet.EMPTY.edit();
    byte[] bytes = text.getBytes(UTF_8);
    assertThat(IdListLines.apply(new ByteArrayInputStream(bytes), ids)).isEqualTo(bytes.length);
    assertThat(ids.done().size()).isEqualTo(size);
  }

  private static String hash(String id) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(UTF_8));
    return Base64.getEncoder().encodeToString(digest).substring(0, 8);
  }
}
