package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Each spec is found by its name and no other, however many there are and whatever their names. */
final class SpecTableTest {
  @Property
  void findsWhatItWasMadeOfAndNothingElse(@ForAll Set<String> names, @ForAll Set<String> others) {
    SpecTable table = holdsItsOwn(names);
    for (String other : others) {
      assertThat(table.get(other) != null).isEqualTo(names.contains(other));
    }
  }

  @Test
  void manySpecsAreFoundAndOthersAreNot() {
    SpecTable table = holdsItsOwn(names(0, 100_000));
    assertThat(names(100_000, 200_000)).allMatch(name -> table.get(name) == null);
  }

  /** More than the array is searched for. */
  @Test
  void specsWhoseNamesWereChosenToFallTogetherAreFoundLikeOthers() {
    Set<String> names = fallingTogether(0, 1_000);
    assertThat(names.stream().map(String::hashCode).distinct()).hasSize(1);
    SpecTable table = holdsItsOwn(names);
    assertThat(fallingTogether(1_000, 2_000)).allMatch(name -> table.get(name) == null);
  }

  private static SpecTable holdsItsOwn(Set<String> names) {
    List<CompiledSpec> specs = names.stream().map(SpecTableTest::spec).toList();
    SpecTable table = new SpecTable(specs);
    assertThat(table.all()).hasSameSizeAs(specs);
    assertThat(new HashSet<>(table.all())).isEqualTo(new HashSet<>(specs));
    assertThat(specs).allMatch(spec -> table.get(spec.header().name()) == spec);
    return table;
  }

  private static CompiledSpec spec(String name) {
    SpecHeader header = new SpecHeader(name, "userID", 1L, true, null, false, false);
    return new CompiledSpec(header, "salt", true, false, false);
  }

  private static Set<String> fallingTogether(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(number -> Integer.toBinaryString(1 << 11 | number))
        .map(bits -> bits.replace("0", "Aa").replace("1", "BB"))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(int from, int to) {
    return IntStream.range(from, to).mapToObj(Integer::toString).collect(Collectors.toSet());
  }
}
