package dev.postern.testkit.specs;

import static java.util.Objects.requireNonNull;

import java.util.function.UnaryOperator;

/**
 * What rules look at. Made to be imported statically.
 *
 * @since 0.1.0
 */
public final class Conditions {
  private static final String SEGMENT = "segment:";

  private Conditions() {}

  /** {@return holds for everyone} */
  public static Condition everyone() {
    return Condition.of("public", null, null, null);
  }

  /** {@return the user's id} */
  public static ConditionValue userId() {
    return unit("userID");
  }

  /**
   * {@return an id of the user}
   *
   * @param idType such as {@code companyID}
   */
  public static ConditionValue unit(String idType) {
    requireNonNull(idType, "idType is null");
    return new ConditionValue("unit_id", null, condition -> condition.idType(idType));
  }

  /** {@return the user's email} */
  public static ConditionValue email() {
    return field("email");
  }

  /** {@return the user's country, else that of the ip} */
  public static ConditionValue country() {
    return value("ip_based", "country");
  }

  /** {@return the user's ip} */
  public static ConditionValue ip() {
    return field("ip");
  }

  /** {@return the user's locale} */
  public static ConditionValue locale() {
    return field("locale");
  }

  /** {@return the version of the app that the user has} */
  public static ConditionValue appVersion() {
    return field("appVersion");
  }

  /**
   * {@return a field of the user: one of its own, custom or private}
   *
   * @param name such as {@code plan}
   */
  public static ConditionValue field(String name) {
    return value("user_field", requireNonNull(name, "name is null"));
  }

  /** {@return the name of the operating system, from the user agent} */
  public static ConditionValue osName() {
    return value("ua_based", "os_name");
  }

  /** {@return the version of the operating system, from the user agent} */
  public static ConditionValue osVersion() {
    return value("ua_based", "os_version");
  }

  /** {@return the name of the browser, from the user agent} */
  public static ConditionValue browserName() {
    return value("ua_based", "browser_name");
  }

  /** {@return the version of the browser, from the user agent} */
  public static ConditionValue browserVersion() {
    return value("ua_based", "browser_version");
  }

  /** {@return the environment tier, such as {@code staging}} */
  public static ConditionValue environment() {
    return value("environment_field", "tier");
  }

  /** {@return the time of the check} */
  public static ConditionValue time() {
    return new ConditionValue("current_time", null, UnaryOperator.identity());
  }

  /**
   * {@return the name of the group that the user has in an experiment}
   *
   * @param experiment the name of the experiment
   */
  public static ConditionValue groupOf(String experiment) {
    return value("experiment_group", requireNonNull(experiment, "experiment is null"));
  }

  /**
   * {@return one of 1,000 buckets, by the hash of the user's id}
   *
   * @param salt what is hashed with the id
   */
  public static ConditionValue bucket(String salt) {
    requireNonNull(salt, "salt is null");
    return new ConditionValue("user_bucket", null, condition -> condition.salt(salt));
  }

  /**
   * {@return holds for users who pass a gate}
   *
   * @param gate its name
   */
  public static Condition passesGate(String gate) {
    return Condition.of("pass_gate", null, null, requireNonNull(gate, "gate is null"));
  }

  /**
   * {@return holds for users who do not pass a gate}
   *
   * @param gate its name
   */
  public static Condition failsGate(String gate) {
    return Condition.of("fail_gate", null, null, requireNonNull(gate, "gate is null"));
  }

  /**
   * {@return holds for users in a segment}
   *
   * @param segment its name, with or without {@code segment:} before it
   */
  public static Condition inSegment(String segment) {
    return passesGate(segmentName(segment));
  }

  /**
   * {@return holds for users who are not in a segment}
   *
   * @param segment its name, with or without {@code segment:} before it
   */
  public static Condition notInSegment(String segment) {
    return failsGate(segmentName(segment));
  }

  static String segmentName(String name) {
    return name.startsWith(SEGMENT) ? name : SEGMENT + name;
  }

  private static ConditionValue value(String type, String field) {
    return new ConditionValue(type, field, UnaryOperator.identity());
  }
}
