package dev.postern.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a gate a value: {@code @Gate("new_checkout")} switches it on for everyone,
 * {@code @Gate(value = "new_checkout", on = false, user = "u1")} off for one user. On a class it is
 * for all its tests; one on a method goes before it.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(Gate.All.class)
public @interface Gate {
  /** {@return the name of the gate} */
  String value();

  /** {@return whether users pass; true by default} */
  boolean on() default true;

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
    Gate[] value();
  }
}
