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
  void textsThatWereChosenToFallTogetherAreInATableOfAnotherKind() {
    Set<String> texts = fallingTogether(1 << 12);
    assertThat(texts.stream().map(String::hashCode).distinct()).hasSize(1);
    assertThat(TextSet.of(texts)).isNotInstanceOf(TextSet.class).isEqualTo(texts);
  }

  @Test
  void ofThoseTheArrayHoldsAsManyAsItLooksAt() {
    Set<String> most = fallingTogether(257);
    assertThat(TextSet.of(most)).isInstanceOf(TextSet.class).containsAll(most);
    assertThat(most).allMatch(TextSet.of(most)::contains);
    Set<String> more = fallingTogether(258);
    assertThat(TextSet.of(more)).isNotInstanceOf(TextSet.class).isEqualTo(more);
  }

  private static Set<String> fallingTogether(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number ->
                Integer.toBinaryString(1 << 12 | number).replace("0", "Aa").replace("1", "BB"))
        .collect(Collectors.toCollection(HashSet::new));
  }

  private static Set<String> numbers(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toSet());
  }
}
