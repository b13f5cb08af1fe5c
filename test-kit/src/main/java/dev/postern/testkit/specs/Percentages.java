package dev.postern.testkit.specs;

/** Shares of users. */
final class Percentages {
  private Percentages() {}

  static double check(String what, double percent) {
    if (!(percent >= 0 && percent <= 100)) {
      throw new IllegalArgumentException(
          "%s is %s %%; it must be 0 to 100".formatted(what, percent));
    }
    return percent;
  }
}
