package dev.postern.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a dynamic config its parameters.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(DynamicConfigValue.All.class)
public @interface DynamicConfigValue {
  /** {@return the name of the dynamic config} */
  String name();

  /** {@return all its parameters, as a JSON object} */
  String json();

  /** {@return the id of the users that it is for; everyone by default} */
  String user() default "";

  /**
   * Several of them.
   *
   * @since 0.1.0
   */
  @Documented
  @Inherited
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface All {
    /** {@return all of them} */
    DynamicConfigValue[] value();
  }
}
