package dev.postern.localmode.command;

/** Pearson's test of whether counts fit the shares that were expected. */
final class ChiSquare {
  private static final double[] LANCZOS = {
    676.5203681218851,
    -1259.1392167224028,
    771.3234287776531,
    -176.6150291621406,
    12.507343278686905,
    -0.13857109526572012,
    9.984369578019572e-6,
    1.5056327351493116e-7
  };

  private static final int MOST_TERMS = 10_000;
  private static final double PRECISION = 1e-15;
  private static final double TINY = 1e-300;

  private ChiSquare() {}

  /** The sum of the squared distances from what was expected, each relative to that. */
  static double statistic(long[] counts, double[] expected) {
    double sum = 0;
    for (int i = 0; i < counts.length; i++) {
      double distance = counts[i] - expected[i];
      sum += distance * distance / expected[i];
    }
    return sum;
  }

  /**
   * How often chance alone gives a statistic this large or larger.
   *
   * @param degreesOfFreedom one less than there are counts
   */
  static double pValue(double statistic, int degreesOfFreedom) {
    return upperGamma(degreesOfFreedom / 2.0, statistic / 2.0);
  }

  /** The regularised upper incomplete gamma function. */
  private static double upperGamma(double shape, double x) {
    if (x <= 0) {
      return 1;
    }
    if (Double.isInfinite(x)) {
      return 0;
    }
    return x < shape + 1 ? 1 - lowerBySeries(shape, x) : upperByFraction(shape, x);
  }

  private static double lowerBySeries(double shape, double x) {
    double term = 1 / shape;
    double sum = term;
    for (int n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
      term *= x / (shape + n);
      sum += term;
    }
    return sum * front(shape, x);
  }

  /** Lentz's way to evaluate the continued fraction. */
  private static double upperByFraction(double shape, double x) {
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / b;
    double fraction = d;
    double change = 0;
    for (int n = 1; n < MOST_TERMS && Math.abs(change - 1) > PRECISION; n++) {
      double a = -n * (n - shape);
      b += 2;
      d = 1 / nonZero(a * d + b);
      c = nonZero(b + a / c);
      change = c * d;
      fraction *= change;
    }
    return fraction * front(shape, x);
  }

  private static double nonZero(double number) {
    return Math.abs(number) < TINY ? TINY : number;
  }

  private static double front(double shape, double x) {
    return Math.exp(shape * Math.log(x) - x - logGamma(shape));
  }

  /** The logarithm of the gamma function, for 0.5 and above, by Lanczos. */
  private static double logGamma(double x) {
    double z = x - 1;
    double sum = 0.9999999999998099;
    for (int i = 0; i < LANCZOS.length; i++) {
      sum += LANCZOS[i] / (z + i + 1);
    }
    double t = z + LANCZOS.length - 0.5;
    return 0.5 * Math.log(2 * Math.PI) + (z + 0.5) * Math.log(t) - t + Math.log(sum);
  }
}
