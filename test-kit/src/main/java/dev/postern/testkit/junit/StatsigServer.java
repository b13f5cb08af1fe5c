package dev.postern.testkit.junit;

import dev.postern.testkit.specs.BuiltSpec;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives each test of a class a server of Statsig's endpoints of its own, on a port of its own:
 * tests may run concurrently. Test methods, methods before and after each test, and constructors
 * may have parameters of the types {@link dev.postern.testkit.server.FakeStatsigServer} and {@link
 * dev.postern.testkit.ExposureLog}: what clients have sent.
 *
 * <pre>{@code
 * @StatsigServer(specs = "classpath:shop.json")
 * class OutageTest {
 *   @Test
 *   void pollsAgain(FakeStatsigServer server) { … }
 * }
 * }</pre>
 *
 * <p>Nested classes have what their outer class has. Beside {@link StatsigTest} the log is that of
 * its client; the server's is {@code server.exposures()}. A test that fails publishes a report
 * entry {@code statsig server} with the requests, exposures and events.
 *
 * @since 0.1.0
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(StatsigServerExtension.class)
public @interface StatsigServer {
  /**
   * {@return where the spec file is: {@code classpath:…}, a URL or a path; without one, downloads
   * have the status 503 until the test publishes some}
   */
  String specs() default "";

  /** {@return a class that makes the specs in Java, in place of a file} */
  Class<? extends Supplier<BuiltSpec>> builtBy() default StatsigTest.NoSpecs.class;
}
