package dev.postern.internal.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The nested gates of an evaluation: shared lists, written out in order and not without end. */
class ExposuresTest {
  private static final SecondaryExposure A = new SecondaryExposure("a", true, "r");
  private static final SecondaryExposure B = new SecondaryExposure("b", false, "default");

  @Test
  void whatNestedGatesCollectedStandsWhereItWasAdded() {
    Exposures inner = Exposures.of(List.of(A));
    Exposures all = new Exposures();
    all.addAll(inner);
    all.add(B);
    all.addAll(inner);
    all.addAll(null);
    all.addAll(Exposures.NONE);
    assertThat(all.toList()).containsExactly(A, B, A);
    assertThat(all.distinct()).containsExactly(A, B);
  }

  @Test
  void formsThatWereAskedForKeepUpWithWhatIsAdded() {
    Exposures all = new Exposures();
    assertThat(all.asTexts()).isEmpty();
    assertThat(all.distinct()).isEmpty();
    all.add(A);
    assertThat(all.distinct()).containsExactly(A);
    assertThat(all.asTexts())
        .containsExactly(Map.of("gate", "a", "gateValue", "true", "ruleID", "r"));
    all.add(B);
    assertThat(all.distinct()).containsExactly(A, B);
    assertThat(all.asTexts()).hasSize(2).isSameAs(all.asTexts());
    all.addAll(Exposures.of(List.of(new SecondaryExposure("c", true, "r"))));
    assertThat(all.asTexts()).hasSize(3);
    assertThat(all.distinct()).hasSize(3).isSameAs(all.distinct());
  }

  @Test
  void aCopyHasNoneOfWhatComesLater() {
    Exposures all = new Exposures();
    all.add(A);
    Exposures copy = all.copy();
    all.add(B);
    assertThat(copy.toList()).containsExactly(A);
    assertThat(Exposures.of(List.of())).isSameAs(Exposures.NONE);
  }

  @Test
  void noMoreThanTenThousandAreWrittenOut() {
    Exposures doubled = Exposures.of(List.of(A));
    for (int i = 0; i < 20; i++) {
      Exposures next = new Exposures();
      next.addAll(doubled);
      next.addAll(doubled);
      doubled = next;
    }
    assertThat(doubled.toList()).hasSize(Exposures.MOST);
    assertThat(doubled.distinct()).containsExactly(A);
  }
}
