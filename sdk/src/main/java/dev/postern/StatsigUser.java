package dev.postern;

import static java.util.Objects.requireNonNull;

import dev.postern.internal.evaluate.Attributes;
import dev.postern.internal.evaluate.FieldName.Property;
import dev.postern.internal.evaluate.LowerCase;
import dev.postern.internal.evaluate.Subject;
import dev.postern.internal.event.UserKey;
import dev.postern.internal.spec.UserJson;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whom an evaluation is about. Immutable; safe to share between threads and worth keeping for a
 * session, since what an evaluation works out about a user stays with it.
 *
 * <p>Values of {@code custom} and {@code privateAttributes} may be strings, numbers, booleans,
 * lists, maps, arrays and enums (by name); anything else, such as a {@code UUID} or an {@code
 * Instant}, counts by its {@code toString}.
 *
 * @since 0.1.0
 */
public final class StatsigUser {
  private final Subject subject;
  private volatile long exposureKey;

  private StatsigUser(
      @Nullable String[] properties,
      Attributes customIds,
      Attributes custom,
      Attributes privateAttributes,
      Attributes environment) {
    subject = new Subject(this, properties, customIds, custom, privateAttributes, environment);
  }

  /**
   * {@return a user of whom only the id is known}
   *
   * @param userID the id
   */
  public static StatsigUser of(String userID) {
    return new Builder().setUserID(requireNonNull(userID, "userID is null")).build();
  }

  /**
   * {@return a user in the JSON form of Statsig's SDKs: {@code userID}, {@code customIDs}, {@code
   * email}, {@code ip}, {@code userAgent}, {@code country}, {@code locale}, {@code appVersion},
   * {@code custom}, {@code privateAttributes} and {@code statsigEnvironment}} Other fields are
   * ignored. Ids may be numbers.
   *
   * @param json the JSON text
   * @throws IllegalArgumentException if it is not JSON, not an object, or a field has a wrong type;
   *     the message names the field and never quotes a value
   */
  public static StatsigUser fromJson(String json) {
    UserJson user = UserJson.parse(requireNonNull(json, "json is null"));
    Builder builder = new Builder();
    user.properties().forEach(builder::set);
    return builder
        .setCustomIDs(user.customIds())
        .setCustom(user.custom())
        .setPrivateAttributes(user.privateAttributes())
        .setStatsigEnvironment(user.environment())
        .build();
  }

  /** {@return the user's id; null when there is none} */
  public @Nullable String getUserID() {
    return subject.text(Property.USER_ID);
  }

  /** {@return ids of other types, such as {@code stableID} or {@code companyID}; unmodifiable} */
  public Map<String, String> getCustomIDs() {
    return subject.customIds().asTexts();
  }

  /** {@return the email address; null when there is none} */
  public @Nullable String getEmail() {
    return subject.text(Property.EMAIL);
  }

  /** {@return the ip address; null when there is none} */
  public @Nullable String getIp() {
    return subject.text(Property.IP);
  }

  /** {@return the user agent; null when there is none} */
  public @Nullable String getUserAgent() {
    return subject.text(Property.USER_AGENT);
  }

  /** {@return the two-letter country; null when there is none} */
  public @Nullable String getCountry() {
    return subject.text(Property.COUNTRY);
  }

  /** {@return the locale, such as {@code en_US}; null when there is none} */
  public @Nullable String getLocale() {
    return subject.text(Property.LOCALE);
  }

  /** {@return the version of the user's app; null when there is none} */
  public @Nullable String getAppVersion() {
    return subject.text(Property.APP_VERSION);
  }

  /** {@return further fields that conditions look at; unmodifiable} */
  public Map<String, Object> getCustom() {
    return subject.custom().asMap();
  }

  /** {@return fields that conditions look at and that never leave the process; unmodifiable} */
  public Map<String, Object> getPrivateAttributes() {
    return subject.privateAttributes().asMap();
  }

  /** {@return the user's own environment, before that of the client; unmodifiable} */
  public Map<String, String> getStatsigEnvironment() {
    return subject.environment().asTexts();
  }

  /** The id of a type, which may be in lower case; null when there is none. */
  @Nullable String unit(String idType) {
    String lower = LowerCase.of(idType);
    if (lower.equals("userid")) {
      return getUserID();
    }
    Map<String, String> ids = getCustomIDs();
    String id = ids.get(idType);
    return id == null ? ids.get(lower) : id;
  }

  Subject subject() {
    return subject;
  }

  /** Whom exposures of this user are about. */
  long exposureKey() {
    long key = exposureKey;
    if (key == 0) {
      key = UserKey.of(getUserID(), getCustomIDs());
      exposureKey = key;
    }
    return key;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof StatsigUser that && parts().equals(that.parts());
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<Object> parts() {
    List<@Nullable String> properties =
        Stream.of(Property.values()).<@Nullable String>map(subject::text).toList();
    return List.of(
        properties, getCustomIDs(), getCustom(), getPrivateAttributes(), getStatsigEnvironment());
  }

  /** The ids alone: everything else about a user may be private. */
  @Override
  public String toString() {
    return "StatsigUser{userID=%s, customIDs=%s}".formatted(getUserID(), getCustomIDs());
  }

  /** Makes a {@link StatsigUser}. A property that is not set, or set to null, is absent. */
  public static final class Builder {
    private Map<String, String> customIDs = Map.of();
    private Map<String, ?> custom = Map.of();
    private Map<String, ?> privateAttributes = Map.of();
    private Map<String, String> statsigEnvironment = Map.of();
    private boolean isHandedOver;
    private @Nullable String[] properties = new String[Property.COUNT];

    /** A builder of a user of whom nothing is known yet. */
    public Builder() {}

    /**
     * The user's id.
     *
     * @param userID the id
     * @return this builder
     */
    public Builder setUserID(@Nullable String userID) {
      return set(Property.USER_ID, userID);
    }

    /**
     * Ids of other types, such as {@code stableID} or {@code companyID}.
     *
     * @param customIDs ids by type
     * @return this builder
     */
    public Builder setCustomIDs(Map<String, String> customIDs) {
      this.customIDs = requireNonNull(customIDs, "customIDs is null");
      return this;
    }

    /**
     * The email address.
     *
     * @param email the address; null for none
     * @return this builder
     */
    public Builder setEmail(@Nullable String email) {
      return set(Property.EMAIL, email);
    }

    /**
     * The ip address, from which the country is found when none is set.
     *
     * @param ip the address; null for none
     * @return this builder
     */
    public Builder setIp(@Nullable String ip) {
      return set(Property.IP, ip);
    }

    /**
     * The user agent, from which operating system and browser are read.
     *
     * @param userAgent the user agent; null for none
     * @return this builder
     */
    public Builder setUserAgent(@Nullable String userAgent) {
      return set(Property.USER_AGENT, userAgent);
    }

    /**
     * The two-letter country.
     *
     * @param country the country; null for none
     * @return this builder
     */
    public Builder setCountry(@Nullable String country) {
      return set(Property.COUNTRY, country);
    }

    /**
     * The locale, such as {@code en_US}.
     *
     * @param locale the locale; null for none
     * @return this builder
     */
    public Builder setLocale(@Nullable String locale) {
      return set(Property.LOCALE, locale);
    }

    /**
     * The version of the user's app.
     *
     * @param appVersion the version; null for none
     * @return this builder
     */
    public Builder setAppVersion(@Nullable String appVersion) {
      return set(Property.APP_VERSION, appVersion);
    }

    /**
     * Further fields that conditions look at.
     *
     * @param custom values by name
     * @return this builder
     */
    public Builder setCustom(Map<String, ?> custom) {
      this.custom = requireNonNull(custom, "custom is null");
      return this;
    }

    /**
     * Fields that conditions look at and that never leave the process.
     *
     * @param privateAttributes values by name
     * @return this builder
     */
    public Builder setPrivateAttributes(Map<String, ?> privateAttributes) {
      this.privateAttributes = requireNonNull(privateAttributes, "privateAttributes is null");
      return this;
    }

    /**
     * The user's own environment, such as {@code tier}, which comes before the client's.
     *
     * @param statsigEnvironment the environment by name, such as {@code tier}
     * @return this builder
     */
    public Builder setStatsigEnvironment(Map<String, String> statsigEnvironment) {
      this.statsigEnvironment = requireNonNull(statsigEnvironment, "statsigEnvironment is null");
      return this;
    }

    /** {@return the user} The builder's maps are copied. */
    public StatsigUser build() {
      // The parts first: with nothing allocated in between, a new user is filled without barriers.
      Attributes ids = Attributes.ofTexts(customIDs);
      Attributes fields = attributes(custom);
      Attributes hidden = attributes(privateAttributes);
      Attributes environment = Attributes.ofTexts(statsigEnvironment);
      isHandedOver = true;
      return new StatsigUser(properties, ids, fields, hidden, environment);
    }

    private static Attributes attributes(Map<String, ? extends @Nullable Object> values) {
      return values.isEmpty() ? Attributes.NONE : Attributes.of(values, JsonForm::of);
    }

    /** A user that was made holds the very array, so that the next change is made to a copy. */
    private Builder set(Property property, @Nullable String value) {
      if (isHandedOver) {
        properties = properties.clone();
        isHandedOver = false;
      }
      properties[property.place()] = value;
      return this;
    }
  }
}
