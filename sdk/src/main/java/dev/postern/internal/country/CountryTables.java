package dev.postern.internal.country;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Finds the country table that Statsig publishes in the jar {@code com.statsig:ip3country:0.1.5}.
 *
 * <p>Only the data is used: the jar's own code is not called and the Kotlin libraries it needs may
 * be left out.
 */
public final class CountryTables {

  static final String RESOURCE = "ip_supalite.table";

  private CountryTables() {}

  /**
   * The table on the class path of this SDK; takes mapped addresses too.
   *
   * @return the table; empty if the jar is absent
   * @throws IllegalArgumentException if the resource is there but is no such table
   * @throws UncheckedIOException if it cannot be read
   */
  public static Optional<CountryTable> fromClasspath() {
    return from(CountryTables.class.getClassLoader(), AddressText.IPV4_AND_MAPPED);
  }

  /**
   * The table that {@code loader} finds.
   *
   * @param loader where to look
   * @param addresses which texts are addresses
   * @return the table; empty if {@code loader} finds none
   * @throws IllegalArgumentException if the resource is there but is no such table
   * @throws UncheckedIOException if it cannot be read
   */
  public static Optional<CountryTable> from(ClassLoader loader, AddressText addresses) {
    try (InputStream table = loader.getResourceAsStream(RESOURCE)) {
      return table == null
          ? Optional.empty()
          : Optional.of(CountryTable.parse(table.readAllBytes(), addresses));
    } catch (IOException failure) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, failure);
    }
  }
}
