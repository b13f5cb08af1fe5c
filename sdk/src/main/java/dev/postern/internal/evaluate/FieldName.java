package dev.postern.internal.evaluate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The name of a user's field as a condition writes it, with what it stands for.
 *
 * @param exact as written
 * @param lower lower-cased
 * @param isLower whether it is written in lower case
 * @param property the user's own property of that name, if there is one
 * @param underscored the property of which this is the spelling with an underscore, if it is one
 */
public record FieldName(
    String exact,
    String lower,
    boolean isLower,
    @Nullable Property property,
    @Nullable Property underscored) {
  /** The properties that every user has. */
  public enum Property {
    USER_ID(0),
    EMAIL(1),
    IP(2),
    COUNTRY(3),
    LOCALE(4),
    APP_VERSION(5),
    USER_AGENT(6);

    /** How many there are. */
    public static final int COUNT = 7;

    private final int place;

    Property(int place) {
      this.place = place;
    }

    /** Where it stands in a list of a user's properties. */
    public int place() {
      return place;
    }
  }

  private static final Map<String, Property> PROPERTIES =
      Map.of(
          "userid", Property.USER_ID,
          "email", Property.EMAIL,
          "ip", Property.IP,
          "country", Property.COUNTRY,
          "locale", Property.LOCALE,
          "appversion", Property.APP_VERSION,
          "useragent", Property.USER_AGENT);

  private static final Map<String, Property> UNDERSCORED =
      Map.of(
          "user_id", Property.USER_ID,
          "app_version", Property.APP_VERSION,
          "user_agent", Property.USER_AGENT);

  static final FieldName IP = of("ip");
  static final FieldName USER_AGENT = of("userAgent");

  /** The field that a condition writes so. */
  public static FieldName of(String exact) {
    String lower = LowerCase.of(exact);
    return new FieldName(
        exact, lower, lower.equals(exact), PROPERTIES.get(lower), UNDERSCORED.get(lower));
  }
}
