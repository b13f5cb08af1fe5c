package dev.postern.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Puts users into a group of an experiment.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
@Repeatable(ExperimentGroup.All.class)
public @interface ExperimentGroup {
  /** {@return the name of the experiment} */
  String experiment();

  /** {@return the name of the group} */
  String group();

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
    ExperimentGroup[] value();
  }
}
