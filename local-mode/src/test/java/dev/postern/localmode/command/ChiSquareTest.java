package dev.postern.localmode.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChiSquareTest {
  /** One degree: from the error function; two: exp(-x/2); others from printed tables. */
  @ParameterizedTest
  @CsvSource({
    "3.841458820694124, 1, 0.05",
    "10.827566170662733, 1, 0.001",
    "0.15, 1, 0.698535",
    "1.3862943611198906, 2, 0.5",
    "20, 2, 4.539992976248485e-5",
    "7.814727903251179, 3, 0.05",
    "18.307038053275146, 10, 0.05",
    "124.3421134004, 100, 0.05",
    "1000, 2, 7.124576406741286e-218",
  })
  void probabilitiesAreThoseOfTheTables(double statistic, int degrees, double p) {
    assertThat(ChiSquare.pValue(statistic, degrees)).isCloseTo(p, within(p * 1e-6));
  }

  @Test
  void nothingIsSurelyChanceAndEverythingSurelyNot() {
    assertThat(ChiSquare.pValue(0, 3)).isEqualTo(1);
    assertThat(ChiSquare.pValue(Double.POSITIVE_INFINITY, 3)).isZero();
  }

  @Test
  void statisticIsPearsons() {
    assertThat(ChiSquare.statistic(new long[] {40, 60}, new double[] {50, 50})).isEqualTo(4);
  }
}
