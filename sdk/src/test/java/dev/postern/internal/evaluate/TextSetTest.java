package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

final class TextSetTest {
  @Property
  void isTheSameSet(@ForAll Set<String> texts, @ForAll Set<String> others) {
    Set<String> set = TextSet.of(texts);
    assertThat(set).hasSameSizeAs(texts).containsExactlyInAnyOrderElementsOf(texts);
    for (String other : others) {
      assertThat(set.contains(other)).isEqualTo(texts.contains(other));
    }
  }

  @Test
  void holdsNeitherNullNorWhatIsNoText() {
    Set<String> set = TextSet.of(Set.of("1"));
    assertThat(set.contains(null)).isFalse();
    assertThat(set.contains((Object) 1)).isFalse();
  }

  @Test
  void manyTextsAreFoundAndOthersAreNot() {
    Set<String> texts = numbers(0, 100_000);
    Set<String> set = TextSet.of(texts);
    assertThat(set).isInstanceOf(TextSet.class);
    assertThat(set.containsAll(texts)).isTrue();
    assertThat(numbers(100_000, 200_000)).noneMatch(set::contains);
  }

  /** A hash table copes with them, an array would have to look at all of them each time. */
  @Test
  void textsThatWereChosenToFallTogetherStayAsTheyAre() {
    Set<String> texts =
        IntStream.range(0, 1 << 12)
            .mapToObj(
                number ->
                    Integer.toBinaryString(1 << 12 | number).replace("0", "Aa").replace("1", "BB"))
            .collect(Collectors.toCollection(HashSet::new));
    assertThat(texts.stream().map(String::hashCode).distinct()).hasSize(1);
    assertThat(TextSet.of(texts)).isSameAs(texts);
  }

  private static Set<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toSet());
  }
}
