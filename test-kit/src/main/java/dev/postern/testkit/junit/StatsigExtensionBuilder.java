package dev.postern.testkit.junit;

import static java.util.Objects.requireNonNull;

import dev.postern.testkit.StatsigTestKit;
import dev.postern.testkit.StatsigTestKitBuilder;
import dev.postern.testkit.TestOverrides;
import dev.postern.testkit.specs.BuiltSpec;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Makes a {@link StatsigExtension}.
 *
 * @since 0.1.0
 */
public final class StatsigExtensionBuilder {
  private final StatsigTestKitBuilder kit = StatsigTestKit.builder();
  private @Nullable Function<ExtensionContext, StatsigTestKit> lender;

  StatsigExtensionBuilder() {}

  /**
   * Sets the specs.
   *
   * @param location {@code classpath:…}, a URL or a path
   * @return this builder
   */
  public StatsigExtensionBuilder specs(String location) {
    return kit(settings -> settings.specs(location));
  }

  /**
   * Sets the specs.
   *
   * @param spec the specs
   * @return this builder
   */
  public StatsigExtensionBuilder specs(BuiltSpec spec) {
    return kit(settings -> settings.specs(spec));
  }

  /**
   * Sets anything else that a kit has: environment, time, strictness, options of the client.
   *
   * @param settings sets it on the builder that it is given
   * @return this builder
   */
  public StatsigExtensionBuilder kit(Consumer<? super StatsigTestKitBuilder> settings) {
    settings.accept(kit);
    return this;
  }

  /**
   * Sets overrides for every test; those of annotations go before them.
   *
   * @param scope sets overrides
   * @return this builder
   */
  public StatsigExtensionBuilder overrides(Consumer<? super TestOverrides> scope) {
    return kit(settings -> settings.overrides(scope));
  }

  /**
   * Takes the kit of a test from elsewhere, such as an application context that is kept for many
   * tests, in place of making one. At the end of each test it is {@linkplain StatsigTestKit#reset
   * reset}, not closed. Tests with the same kit must not run at the same time.
   *
   * @param lender gives the kit of a test
   * @return this builder
   */
  public StatsigExtensionBuilder kitFrom(Function<ExtensionContext, StatsigTestKit> lender) {
    this.lender = requireNonNull(lender, "lender is null");
    return this;
  }

  /** {@return the extension} */
  public StatsigExtension build() {
    return new StatsigExtension(kit.copy(), lender);
  }
}
