package dev.postern.localmode.command;

import dev.postern.spi.CountryLookup;
import org.jspecify.annotations.Nullable;

/**
 * The published table of countries, read when a user's ip is first looked up. A client by itself
 * reads it beside everything else as soon as the specs may need it, which makes short runs longer.
 */
final class PublishedCountries implements CountryLookup {
  private @Nullable CountryLookup table;

  @Override
  public @Nullable String countryOf(String ip) {
    return ip.isEmpty() ? null : table().countryOf(ip);
  }

  private synchronized CountryLookup table() {
    if (table == null) {
      table = CountryLookup.published();
    }
    return table;
  }
}
