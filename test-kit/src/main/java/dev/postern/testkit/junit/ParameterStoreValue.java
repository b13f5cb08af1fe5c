package dev.postern.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a parameter of a parameter store a value. Parameters of the store that are given none are
 * missing.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(ParameterStoreValue.All.class)
public @interface ParameterStoreValue {
  /** {@return the name of the parameter store} */
  String store();

  /** {@return the name of the parameter} */
  String name();

  /** {@return the value in JSON: {@code 4}, {@code true}, {@code "a string in quotes"}} */
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
    ParameterStoreValue[] value();
  }
}
