package dev.postern.internal.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class IdSetTest {
  private static final long MAX = (1L << 48) - 1;

  /** To add an id, or to remove it. */
  record Change(boolean isAdded, long id) {}

  @Property
  void behavesLikeASet(
      @ForAll("changes") List<Change> before, @ForAll("changes") List<Change> after) {
    Set<Long> expected = new HashSet<>();
    IdSet first = apply(before, IdSet.EMPTY, expected);
    assertSame(first, expected);

    Set<Long> kept = Set.copyOf(expected);
    IdSet second = apply(after, first, expected);
    assertSame(second, expected);
    assertSame(first, kept);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 1_000, 54_321, 300_000})
  void takesAtMostSixteenBytesForEachId(int count) {
    IdSet.Editor editor = IdSet.EMPTY.edit();
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    for (int i = 0; i < count; i++) {
      editor.add(random.nextLong() & MAX);
    }
    IdSet set = editor.done();
    assertThat(set.bytes()).isLessThanOrEqualTo(Math.max(64, 16L * set.size()));
  }

  @Test
  void givesBackRoomWhenIdsAreRemoved() {
    IdSet.Editor editor = IdSet.EMPTY.edit();
    for (long id = 0; id < 10_000; id++) {
      editor.add(id);
    }
    IdSet.Editor less = editor.done().edit();
    for (long id = 10; id < 10_000; id++) {
      less.remove(id);
    }
    IdSet set = less.done();
    assertThat(set.size()).isEqualTo(10);
    assertThat(set.bytes()).isLessThanOrEqualTo(160);
    assertThat(set.contains(9)).isTrue();
    assertThat(set.contains(10)).isFalse();
  }

  @Provide
  Arbitrary<List<Change>> changes() {
    Arbitrary<Long> ids =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 40),
            Arbitraries.longs().between(0, MAX),
            Arbitraries.of(0L, MAX));
    return Combinators.combine(Arbitraries.of(true, true, false), ids)
        .as(Change::new)
        .list()
        .ofMaxSize(200);
  }

  private static IdSet apply(List<Change> changes, IdSet to, Set<Long> expected) {
    IdSet.Editor editor = to.edit();
    for (Change change : changes) {
      if (change.isAdded()) {
        editor.add(change.id());
        expected.add(change.id());
      } else {
        editor.remove(change.id());
        expected.remove(change.id());
      }
    }
    return editor.done();
  }

  private static void assertSame(IdSet set, Set<Long> expected) {
    assertThat(set.size()).isEqualTo(expected.size());
    assertThat(expected).allMatch(set::contains);
    for (long id = 0; id <= 40; id++) {
      assertThat(set.contains(id)).isEqualTo(expected.contains(id));
    }
  }
}
