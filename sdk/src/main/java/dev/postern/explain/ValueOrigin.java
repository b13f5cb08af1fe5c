package dev.postern.explain;

/**
 * Where the value that a condition looks at comes from.
 *
 * @since 0.1.0
 */
public enum ValueOrigin {
  /** There is no value. */
  NONE("none"),
  /** A property of the user, such as userID, email or country. */
  USER("user"),
  /** One of the user's custom ids. */
  CUSTOM_ID("custom id"),
  /** The user's custom fields. */
  CUSTOM("custom"),
  /** The custom fields that the client gives to every user. */
  GLOBAL_CUSTOM("global custom"),
  /** The user's private attributes; the value is never shown. */
  PRIVATE_ATTRIBUTE("private attribute"),
  /** The user's own environment. */
  USER_ENVIRONMENT("user's environment"),
  /** The client's environment. */
  ENVIRONMENT("client's environment"),
  /** Looked up for the user's ip. */
  IP("from ip"),
  /** Read from the user agent. */
  USER_AGENT("from user agent"),
  /** The client's clock. */
  CLOCK("clock"),
  /** Hashed from a unit's id. */
  BUCKET("hash of"),
  /** The group that the user gets from an experiment. */
  EXPERIMENT("experiment"),
  /** The spec file. */
  SPECS("spec file");

  private final String words;

  ValueOrigin(String words) {
    this.words = words;
  }

  /** A few words for people. */
  @Override
  public String toString() {
    return words;
  }
}
