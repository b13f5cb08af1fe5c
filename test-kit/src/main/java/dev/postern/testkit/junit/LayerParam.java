package dev.postern.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a parameter of a layer a value. The others have what the specs have for a user of whom
 * nothing is known.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(LayerParam.All.class)
public @interface LayerParam {
  /** {@return the name of the layer} */
  String layer();

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
    LayerParam[] value();
  }
}
