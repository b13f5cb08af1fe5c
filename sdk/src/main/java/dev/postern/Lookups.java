package dev.postern;

import dev.postern.internal.country.CountryTable;
import dev.postern.internal.country.CountryTables;
import dev.postern.internal.store.BackgroundLoad;
import dev.postern.internal.store.DaemonThreads;
import dev.postern.internal.useragent.UserAgentParsers;
import dev.postern.spi.CountryLookup;
import dev.postern.spi.ParsedUserAgent;
import dev.postern.spi.Scheduler;
import dev.postern.spi.UserAgentParser;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a client finds countries and reads user agents. What takes long to load is loaded in the
 * background: the country table when the specs look up countries (a second later for a client that
 * waits for it anyway), the third-party list of user agents when the options ask for it.
 */
final class Lookups {
  private static final Logger LOG = LoggerFactory.getLogger(Lookups.class);

  private static final DaemonThreads THREADS = new DaemonThreads("postern-lookups");

  /** Programs that are over by then, and never look up a country, go without. */
  private static final Duration UNHURRIED = Duration.ofSeconds(1);

  private final Scheduler scheduler;
  private final boolean waitsForTable;
  private final AtomicBoolean isPlanned = new AtomicBoolean();
  private final boolean areCustom;
  private final @Nullable BackgroundLoad<CountryLookup> table;
  private final @Nullable BackgroundLoad<UserAgentParser> thirdParty;
  private final CountryLookup countries;
  private final UserAgentParser userAgents;

  /**
   * The look-ups that the options ask for.
   *
   * @param scheduler begins later what is not needed at once
   * @throws IllegalStateException if a library that the options ask for is absent
   */
  Lookups(StatsigOptions options, Scheduler scheduler) {
    this.scheduler = scheduler;
    waitsForTable = options.waitForCountryLookupInit();
    areCustom = options.countryLookup() != null || options.userAgentParser() != null;
    table = loadsTable(options) ? new BackgroundLoad<>(THREADS, new TableLoad()) : null;
    thirdParty = options.useThirdPartyUserAgentParser() ? loadThirdParty() : null;
    CountryLookup own = options.countryLookup();
    countries = own == null ? new TableLookup(table, waitsForTable) : own;
    UserAgentParser parser = options.userAgentParser();
    userAgents =
        thirdParty != null
            ? new ThirdPartyParser(thirdParty, options.waitForUserAgentInit())
            : parser == null ? UserAgentParsers.firstParty() : parser;
  }

  CountryLookup countries() {
    return countries;
  }

  /** Whether one of them is not ours, so that it may change its mind. */
  boolean areCustom() {
    return areCustom;
  }

  UserAgentParser userAgents() {
    return userAgents;
  }

  /**
   * Begins to load what specs need.
   *
   * @param looksUpCountries whether they may ask for the country of an ip address
   */
  void prepareFor(boolean looksUpCountries) {
    if (table != null && looksUpCountries) {
      begin(table);
    }
    if (thirdParty != null) {
      thirdParty.start();
    }
  }

  /** Whoever looks up a country sooner begins it, and waits, if the options say so. */
  private void begin(BackgroundLoad<CountryLookup> load) {
    if (!waitsForTable) {
      load.start();
    } else if (isPlanned.compareAndSet(false, true)) {
      scheduler.schedule(load::start, UNHURRIED);
    }
  }

  private static boolean loadsTable(StatsigOptions options) {
    return options.countryLookup() == null && !options.disableUserCountryLookup();
  }

  private static BackgroundLoad<UserAgentParser> loadThirdParty() {
    UserAgentParsers.requireThirdParty();
    return new BackgroundLoad<>(THREADS, UserAgentParsers::thirdParty);
  }

  /** Finds the published table on the class path. */
  private static final class TableLoad implements Supplier<CountryLookup> {
    @Override
    public CountryLookup get() {
      CountryTable found = CountryTables.fromClasspath().orElse(null);
      if (found == null) {
        LOG.warn(
            "The specs look at the countries of ip addresses, and there is no table of them: users"
                + " without a country of their own have none. Add the dependency"
                + " com.statsig:ip3country:0.1.5 (without its dependencies), or set a CountryLookup,"
                + " or setDisableUserCountryLookup(true).");
        return ip -> null;
      }
      return found;
    }
  }

  /** The published table; while it is loaded, waits for it or has no answer. */
  private record TableLookup(@Nullable BackgroundLoad<CountryLookup> table, boolean waits)
      implements CountryLookup {
    @Override
    public @Nullable String countryOf(String ip) {
      CountryLookup loaded = loaded();
      return loaded == null ? null : loaded.countryOf(ip);
    }

    @Override
    public boolean isReady() {
      return loaded() != null;
    }

    private @Nullable CountryLookup loaded() {
      return table == null ? null : table.get(waits);
    }
  }

  /** The third-party list; while it is loaded, waits for it or has no answer. */
  private record ThirdPartyParser(BackgroundLoad<UserAgentParser> list, boolean waits)
      implements UserAgentParser {
    private static final ParsedUserAgent UNKNOWN =
        new ParsedUserAgent("Other", "0.0.0", "Other", "0.0.0");

    @Override
    public ParsedUserAgent parse(String userAgent) {
      UserAgentParser loaded = list.get(waits);
      return loaded == null ? UNKNOWN : loaded.parse(userAgent);
    }

    @Override
    public boolean isReady() {
      return list.get(waits) != null;
    }
  }
}
