package dev.postern.testkit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that runs for combinations of gates, on and off, and of experiments, each group that the
 * specs have. Each run has a name such as {@code new_checkout=on, button=Blue}. In a class with
 * {@link StatsigTest}.
 *
 * <pre>{@code
 * @FlagMatrix(gates = {"new_checkout", "gift_cards"}, experiments = "button")
 * void totalIsTheSame(Statsig statsig) { … }
 * }</pre>
 *
 * @since 0.1.0
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@TestTemplate
@ExtendWith(FlagMatrixExtension.class)
public @interface FlagMatrix {
  /** {@return names of gates} */
  String[] gates() default {};

  /** {@return names of experiments} */
  String[] experiments() default {};

  /** {@return which combinations; all of them by default} */
  Mode mode() default Mode.ALL;

  /** Which combinations there are. */
  enum Mode {
    /** Every combination. */
    ALL,
    /** As few as there can easily be in which every two values occur together. */
    PAIRWISE,
    /** As few as there can be in which every value occurs. */
    EACH_ONCE
  }
}
