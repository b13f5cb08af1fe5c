package dev.postern.internal.country;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the published table: codes of two letters up to {@code **}, then runs, each a length in
 * units of 256 addresses and the number of its code.
 */
final class CountryTableReader {

  private static final String NO_COUNTRY = "--";
  private static final int CODE_LENGTH = 2;
  private static final int MOST_CODES = 256;
  private static final int LONGEST_SINGLE_BYTE = 239;
  private static final int TWO_BYTE_LENGTH = 242;
  private static final int THREE_BYTE_LENGTH = 243;
  private static final int ALL_UNITS = 1 << 24;
  private static final int RUNS_AT_A_TIME = 64;

  private final byte[] table;
  private final List<@Nullable String> countries = new ArrayList<>();
  private int position;
  private int[] ends;
  private byte[] numbers;
  private int runs;

  private CountryTableReader(byte[] table) {
    this.table = table;
    this.ends = new int[table.length / 2];
    this.numbers = new byte[table.length / 2];
  }

  static CountryTableReader read(byte[] table) {
    CountryTableReader reader = new CountryTableReader(table);
    reader.readCodes();
    reader.readRuns();
    return reader;
  }

  @Nullable String[] countries() {
    return countries.toArray(new String[0]);
  }

  int[] ends() {
    return ends;
  }

  byte[] numbers() {
    return numbers;
  }

  /** The terminator takes a number as well. */
  private void readCodes() {
    boolean last = false;
    while (!last) {
      check(position + CODE_LENGTH <= table.length, "the list of codes has no end");
      check(countries.size() < MOST_CODES, "more than 256 codes");
      last = table[position] == '*';
      countries.add(readCode());
    }
  }

  private @Nullable String readCode() {
    String code = new String(table, position, CODE_LENGTH, ISO_8859_1);
    position += CODE_LENGTH;
    return code.equals(NO_COUNTRY) ? null : code;
  }

  /** A single byte left at the end is no run. */
  private void readRuns() {
    int end = 0;
    while (table.length - position >= 2) {
      end = readSomeRuns(end);
    }
    check(end == ALL_UNITS, "the runs end before the last address");
    ends = Arrays.copyOf(ends, runs);
    numbers = Arrays.copyOf(numbers, runs);
  }

  /**
   * Some runs at a time, since a JVM compiles a method that was called often well before a loop
   * that has run for long: a program that has just started waits for this.
   */
  private int readSomeRuns(int start) {
    int end = start;
    for (int i = 0; i < RUNS_AT_A_TIME && table.length - position >= 2; i++) {
      end += readLength();
      check(end <= ALL_UNITS, "the runs go past the last address");
      addRun(end, readByte());
    }
    return end;
  }

  /** An empty run holds no address; only the first counts even so, for what lies before it. */
  private void addRun(int end, int number) {
    check(number < countries.size(), "a run has a code that is not in the list");
    if (runs > 0 && end == ends[runs - 1]) {
      return;
    }
    ends[runs] = end;
    numbers[runs] = (byte) number;
    runs++;
  }

  private int readLength() {
    int first = readByte();
    return switch (first) {
      case TWO_BYTE_LENGTH -> readByte() | readByte() << 8;
      case THREE_BYTE_LENGTH -> readByte() | readByte() << 8 | readByte() << 16;
      default -> first <= LONGEST_SINGLE_BYTE ? first : 0;
    };
  }

  private int readByte() {
    check(position < table.length, "a run is cut off");
    return table[position++] & 0xff;
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Not a country table: " + problem + " (byte " + position + " of " + table.length + ")");
    }
  }
}
