package dev.postern.testkit.junit;

import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Gives each test of a class a client of its own, over specs that are read and compiled once. Tests
 * may run concurrently. Test methods, methods before and after each test, and constructors may have
 * parameters of the types {@link dev.postern.Statsig}, {@link dev.postern.testkit.StatsigTestKit},
 * {@link dev.postern.testkit.ExposureLog} and {@link dev.postern.testkit.MutableClock}.
 *
 * <pre>{@code
 * @StatsigTest(specs = "classpath:shop.json")
 * class CheckoutTest {
 *   @Test
 *   @Gate("new_checkout")
 *   void paysOnOnePage(Statsig statsig) { … }
 * }
 * }</pre>
 *
 * <p>Nested classes have what their outer class has. It may stand on an annotation of your own,
 * together with {@link Gate} and the like.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(StatsigExtension.class)
@ResourceLock(providers = SharedClientLock.class)
public @interface StatsigTest {
  /**
   * {@return where the spec file is: {@code classpath:…}, a URL or a path; without one, only what
   * is overridden has values}
   */
  String specs() default "";

  /** {@return a class that makes the specs in Java, in place of a file; made once} */
  Class<? extends Supplier<BuiltSpec>> builtBy() default NoSpecs.class;

  /**
   * {@return whether the client is also the one that {@code Statsig.shared()} gives} Such tests run
   * one at a time.
   */
  boolean shared() default false;

  /**
   * Makes no specs.
   *
   * @since 0.1.0
   */
  final class NoSpecs implements Supplier<BuiltSpec> {
    /** Made by the extension. */
    public NoSpecs() {}

    @Override
    public BuiltSpec get() {
      return Specs.empty();
    }
  }
}
