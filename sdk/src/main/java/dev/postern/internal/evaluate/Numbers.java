package dev.postern.internal.evaluate;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Numbers as the engine reads and writes them: Rust's syntax for parsing, and two forms of text, a
 * plain one for users' values and a JSON one for what a spec file holds.
 */
public final class Numbers {
  private static final BigInteger LARGEST_INTEGER = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger SMALLEST_INTEGER = BigInteger.valueOf(Long.MIN_VALUE);

  /** From here on, not every integer is a double. */
  private static final double EXACT_BELOW = 0x1p53;

  /** Doubles of this size and above are written with an exponent in JSON; so are tiny ones. */
  private static final double EXPONENT_FROM = 1e16;

  private static final double EXPONENT_BELOW = 1e-5;

  /** So many tell any two doubles apart. */
  private static final int MOST_DIGITS = 17;

  private Numbers() {}

  /**
   * Parses text that is a number in full, in the syntax of Rust's {@code f64}; {@code NaN} when it
   * is none.
   */
  public static double parse(String text) {
    if (isDecimal(text)) {
      return Double.parseDouble(text);
    }
    int start = signLength(text);
    String name = text.substring(start);
    if (name.equalsIgnoreCase("inf") || name.equalsIgnoreCase("infinity")) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.NaN;
  }

  /** Whether text spells the number that is not a number. */
  static boolean isNotANumber(String text) {
    return text.substring(signLength(text)).equalsIgnoreCase("nan");
  }

  /** Parses a 64-bit integer, with an optional sign and ASCII digits only; null when it is none. */
  public static @Nullable Long parseInteger(String text) {
    int start = signLength(text);
    if (start == text.length() || digitsEnd(text, start) != text.length()) {
      return null;
    }
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException outOfRange) {
      return null;
    }
  }

  /** The integer that a number is; null for one with a fraction or beyond 64 bits. */
  static @Nullable Long integerOf(Number number) {
    double value = number.doubleValue();
    boolean exact = isExactInteger(number) && !(number instanceof BigInteger);
    boolean integral = value == Math.rint(value) && Math.abs(value) < 0x1p63;
    return exact || integral ? Long.valueOf(number.longValue()) : null;
  }

  /**
   * The shortest decimal that reads back as the same number, without exponent and without {@code
   * .0}.
   */
  public static String plainText(Number number) {
    if (isExactInteger(number)) {
      return number.toString();
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "NaN" : value == Double.POSITIVE_INFINITY ? "inf" : "-inf";
    }
    if (value == 0) {
      return isNegativeZero(value) ? "-0" : "0";
    }
    return shortest(value, RoundingMode.HALF_UP).toPlainString();
  }

  /** The plain text of a user's value, which is a double to the engine, whatever its size. */
  static String userText(Number number) {
    boolean isRounded = isExactInteger(number) && Math.abs(number.doubleValue()) >= EXACT_BELOW;
    return plainText(isRounded ? (Number) number.doubleValue() : number);
  }

  /** The text of a number in compact JSON: {@code 9}, {@code 9.0}, {@code 1e21}. */
  public static String jsonText(Number number) {
    if (isExactInteger(number)) {
      return number.toString();
    }
    double value = number.doubleValue();
    if (!Double.isFinite(value)) {
      return "null";
    }
    double size = Math.abs(value);
    if (value == 0) {
      return isNegativeZero(value) ? "-0.0" : "0.0";
    }
    if (size >= EXPONENT_FROM || size < EXPONENT_BELOW) {
      return exponentText(shortest(value, RoundingMode.HALF_EVEN));
    }
    String plain = shortest(value, RoundingMode.HALF_EVEN).toPlainString();
    return plain.contains(".") ? plain : plain + ".0";
  }

  /**
   * Whether the engine keeps this number as an integer: what fits a signed or unsigned 64-bit one.
   */
  private static boolean isExactInteger(Number number) {
    if (number instanceof BigInteger big) {
      return big.compareTo(SMALLEST_INTEGER) >= 0 && big.compareTo(LARGEST_INTEGER) < 0;
    }
    return number instanceof Long
        || number instanceof Integer
        || number instanceof Short
        || number instanceof Byte;
  }

  private static boolean isNegativeZero(double value) {
    return Double.doubleToRawLongBits(value) != 0;
  }

  /**
   * JDK 17's {@code Double.toString} is sometimes a digit too long, or not the nearest. Up to 15
   * digits it is right, but for subnormal numbers.
   */
  private static BigDecimal shortest(double value, RoundingMode ties) {
    BigDecimal printed = new BigDecimal(Double.toString(value));
    boolean isSubnormal = Math.abs(value) < Double.MIN_NORMAL;
    if (!isSubnormal && printed.precision() <= 15) {
      return printed.stripTrailingZeros();
    }
    BigDecimal exact = new BigDecimal(value);
    for (int digits = isSubnormal ? 1 : 15; digits < MOST_DIGITS; digits++) {
      for (RoundingMode mode : List.of(ties, RoundingMode.UP, RoundingMode.DOWN)) {
        BigDecimal rounded = exact.round(new MathContext(digits, mode));
        if (rounded.doubleValue() == value) {
          return rounded.stripTrailingZeros();
        }
      }
    }
    return exact.round(new MathContext(MOST_DIGITS, ties)).stripTrailingZeros();
  }

  private static String exponentText(BigDecimal value) {
    String digits = value.unscaledValue().abs().toString();
    int exponent = digits.length() - 1 - value.scale();
    String fraction = digits.length() > 1 ? "." + digits.substring(1) : "";
    return (value.signum() == -1 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
  }

  private static boolean isDecimal(String text) {
    int start = signLength(text);
    int wholeEnd = digitsEnd(text, start);
    int end = wholeEnd;
    int digits = wholeEnd - start;
    if (end < text.length() && text.charAt(end) == '.') {
      end = digitsEnd(text, wholeEnd + 1);
      digits += end - wholeEnd - 1;
    }
    return digits > 0 && exponentEnd(text, end) == text.length();
  }

  private static int exponentEnd(String text, int start) {
    if (start == text.length() || (text.charAt(start) | 0x20) != 'e') {
      return start;
    }
    int digitsStart = start + 1;
    if (digitsStart < text.length() && isSign(text.charAt(digitsStart))) {
      digitsStart++;
    }
    int end = digitsEnd(text, digitsStart);
    return end == digitsStart ? start : end;
  }

  private static int signLength(String text) {
    return !text.isEmpty() && isSign(text.charAt(0)) ? 1 : 0;
  }

  private static boolean isSign(char c) {
    return c == '+' || c == '-';
  }

  private static int digitsEnd(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
