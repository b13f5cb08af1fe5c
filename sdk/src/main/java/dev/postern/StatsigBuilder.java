package dev.postern;

import static java.util.Objects.requireNonNull;

import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * Makes a {@link Statsig} client.
 *
 * <pre>{@code
 * Statsig statsig =
 *     Statsig.builder(System.getenv("STATSIG_SERVER_KEY"))
 *         .options(options -> options.setEnvironment("staging"))
 *         .start();
 * }</pre>
 *
 * @since 0.1.0
 */
public final class StatsigBuilder {
  private final String sdkKey;
  private final StatsigOptions.Builder options = new StatsigOptions.Builder();

  StatsigBuilder(String sdkKey) {
    this.sdkKey = requireNonNull(sdkKey, "sdkKey is null");
  }

  /**
   * Sets options.
   *
   * @param settings sets options on the builder that it is given
   * @return this builder
   */
  public StatsigBuilder options(Consumer<StatsigOptions.Builder> settings) {
    settings.accept(options);
    return this;
  }

  /**
   * {@return a client that is not initialised yet}
   *
   * @throws IllegalStateException if the options need a library that is not on the class path
   */
  public Statsig build() {
    return new Statsig(sdkKey, options.build());
  }

  /**
   * {@return a client that is initialised, as far as that succeeds: waits until it is} Without
   * specs it is returned too, and gives defaults.
   *
   * @throws IllegalStateException if the options need a library that is not on the class path
   */
  public Statsig start() {
    Statsig statsig = build();
    try {
      statsig.initialize().join();
      return statsig;
    } catch (CompletionException failed) {
      statsig.close();
      throw failed.getCause() instanceof RuntimeException known ? known : failed;
    }
  }
}
