package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.AbstractMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Named values of a user, whatever the caller's map does afterwards or meanwhile. */
class AttributesTest {
  @Test
  void whatTheCallerChangesLaterIsNotSeen() {
    Map<String, String> map = new HashMap<>(Map.of("a", "1"));
    Attributes texts = Attributes.ofTexts(map);
    Attributes values = Attributes.of(map);
    map.put("a", "2");
    assertThat(texts.asTexts()).isEqualTo(Map.of("a", "1"));
    assertThat(texts.get("a")).extracting(UserValue::text).isEqualTo("1");
    assertThat(values.asMap()).isEqualTo(Map.of("a", "1"));
  }

  /** Another thread may add or remove entries at that moment. */
  @ParameterizedTest
  @CsvSource({"1, 2", "1, 3", "1, 9", "2, 5", "5, 1", "9, 8"})
  void aMapThatHasNotAsManyEntriesAsItSaysIsCopiedAsItIs(int told, int entries) {
    Map<String, Object> real = new LinkedHashMap<>();
    IntStream.range(0, entries).forEach(i -> real.put("name" + i, "value" + i));
    Attributes copied = Attributes.of(new Changing(real, told));
    assertThat(copied.asMap()).isEqualTo(real);
    assertThat(copied.get("null")).isNull();
  }

  @ParameterizedTest
  @CsvSource({"1", "9", "10", "11", "40"})
  void eachIsFoundByItsNameHoweverManyThereAre(int count) {
    Map<String, Object> map = new LinkedHashMap<>();
    IntStream.range(0, count).forEach(i -> map.put("name" + i, "value" + i));
    Attributes attributes = Attributes.of(map);
    for (int i = 0; i < count; i++) {
      assertThat(attributes.get("name" + i)).extracting(UserValue::text).isEqualTo("value" + i);
      assertThat(attributes.hasText("value" + i)).isTrue();
    }
    assertThat(attributes.get("name" + count)).isNull();
    assertThat(attributes.hasText("value" + count)).isFalse();
    assertThat(attributes.hasText("name0")).isFalse();
  }

  private static final class Changing extends AbstractMap<String, Object> {
    private final Map<String, Object> entries;
    private final int size;

    Changing(Map<String, Object> entries, int size) {
      this.entries = entries;
      this.size = size;
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
      return entries.entrySet();
    }

    @Override
    public int size() {
      return size;
    }
  }
}
