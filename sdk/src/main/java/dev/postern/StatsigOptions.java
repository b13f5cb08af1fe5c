package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.CountryLookup;
import dev.postern.spi.SpecSource;
import dev.postern.spi.UserAgentParser;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client works. Immutable; made by {@link Builder}.
 *
 * @since 0.1.0
 */
public final class StatsigOptions {
  private final @Nullable SpecSource specSource;
  private final @Nullable String environment;
  private final Map<String, ?> globalCustomFields;
  private final InstantSource clock;
  private final @Nullable CountryLookup countryLookup;
  private final @Nullable UserAgentParser userAgentParser;
  private final boolean disableUserCountryLookup;
  private final boolean waitForCountryLookupInit;
  private final boolean useThirdPartyUAParser;
  private final boolean waitForUserAgentInit;

  private StatsigOptions(Builder builder) {
    specSource = builder.specSource;
    environment = builder.environment;
    globalCustomFields = JsonForm.copyOf(builder.globalCustomFields);
    clock = builder.clock;
    countryLookup = builder.countryLookup;
    userAgentParser = builder.userAgentParser;
    disableUserCountryLookup = builder.disableUserCountryLookup;
    waitForCountryLookupInit = builder.waitForCountryLookupInit;
    useThirdPartyUAParser = builder.useThirdPartyUAParser;
    waitForUserAgentInit = builder.waitForUserAgentInit;
  }

  @Nullable SpecSource specSource() {
    return specSource;
  }

  @Nullable String environment() {
    return environment;
  }

  Map<String, ?> globalCustomFields() {
    return globalCustomFields;
  }

  InstantSource clock() {
    return clock;
  }

  @Nullable CountryLookup countryLookup() {
    return countryLookup;
  }

  @Nullable UserAgentParser userAgentParser() {
    return userAgentParser;
  }

  boolean disableUserCountryLookup() {
    return disableUserCountryLookup;
  }

  boolean waitForCountryLookupInit() {
    return waitForCountryLookupInit;
  }

  boolean useThirdPartyUserAgentParser() {
    return useThirdPartyUAParser;
  }

  boolean waitForUserAgentInit() {
    return waitForUserAgentInit;
  }

  /** Makes {@link StatsigOptions}. */
  public static final class Builder {
    private @Nullable SpecSource specSource;
    private @Nullable String environment;
    private Map<String, ?> globalCustomFields = Map.of();
    private InstantSource clock = InstantSource.system();
    private @Nullable CountryLookup countryLookup;
    private @Nullable UserAgentParser userAgentParser;
    private boolean disableUserCountryLookup;
    private boolean waitForCountryLookupInit;
    private boolean useThirdPartyUAParser;
    private boolean waitForUserAgentInit;

    /** A builder in which every option has its default. */
    public Builder() {}

    /** Where the specs come from. Without one, every evaluation gives its default. */
    public Builder setSpecSource(SpecSource specSource) {
      this.specSource = requireNonNull(specSource, "specSource is null");
      return this;
    }

    /**
     * The environment tier, such as {@code production}, {@code staging} or {@code development}; by
     * default the one that the specs name, if they name one.
     */
    public Builder setEnvironment(@Nullable String environment) {
      this.environment = environment;
      return this;
    }

    /** Custom fields that every user has, unless the user has a field of the same name. */
    public Builder setGlobalCustomFields(Map<String, ?> globalCustomFields) {
      this.globalCustomFields = requireNonNull(globalCustomFields, "globalCustomFields is null");
      return this;
    }

    /** The time that conditions see; the system's by default. */
    public Builder setClock(InstantSource clock) {
      this.clock = requireNonNull(clock, "clock is null");
      return this;
    }

    /**
     * Finds the country of an ip address, in place of the table that Statsig publishes. That table
     * is read from the jar {@code com.statsig:ip3country:0.1.5} if it is on the class path.
     */
    public Builder setCountryLookup(CountryLookup countryLookup) {
      this.countryLookup = requireNonNull(countryLookup, "countryLookup is null");
      return this;
    }

    /** Whether ip addresses have no country at all; false by default. */
    public Builder setDisableUserCountryLookup(boolean disableUserCountryLookup) {
      this.disableUserCountryLookup = disableUserCountryLookup;
      return this;
    }

    /**
     * Whether initialising waits until the table of countries is loaded, some 40 ms; false by
     * default. It is loaded in the background, and only for specs that look up countries.
     */
    public Builder setWaitForCountryLookupInit(boolean waitForCountryLookupInit) {
      this.waitForCountryLookupInit = waitForCountryLookupInit;
      return this;
    }

    /** Reads user agents, in place of the parser that gives the official engine's answers. */
    public Builder setUserAgentParser(UserAgentParser userAgentParser) {
      this.userAgentParser = requireNonNull(userAgentParser, "userAgentParser is null");
      return this;
    }

    /**
     * Whether user agents are read by the community's list of patterns, the engine's third-party
     * mode; false by default. Needs {@code com.github.ua-parser:uap-java:1.6.1} on the class path,
     * without which making the client throws {@link IllegalStateException}.
     */
    public Builder setUseThirdPartyUAParser(boolean useThirdPartyUAParser) {
      this.useThirdPartyUAParser = useThirdPartyUAParser;
      return this;
    }

    /** Whether initialising waits until the third-party list is loaded; false by default. */
    public Builder setWaitForUserAgentInit(boolean waitForUserAgentInit) {
      this.waitForUserAgentInit = waitForUserAgentInit;
      return this;
    }

    /** The options. */
    public StatsigOptions build() {
      return new StatsigOptions(this);
    }
  }
}
