package dev.postern.testkit;

import dev.postern.BootstrapSpecs;
import dev.postern.CompiledSpecFile;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A second client over the same specs, without overrides and without a log; made when needed. */
final class ProbeClient implements AutoCloseable {
  private final StatsigOptions.Builder options;
  private final BootstrapSpecs source;
  private @Nullable Statsig statsig;

  ProbeClient(InstantSource clock, @Nullable String environment, CompiledSpecFile specs) {
    source = BootstrapSpecs.of(specs);
    options =
        new StatsigOptions.Builder()
            .setSpecSource(source)
            .setClock(clock)
            .setEnvironment(environment)
            .setCountryLookup(SharedLookups.COUNTRIES)
            .setUserAgentParser(SharedLookups.USER_AGENTS)
            .setEventSinks(List.of());
  }

  synchronized Statsig statsig() {
    Statsig known = statsig;
    if (known == null) {
      known = KitClients.start(options.build(), false);
      statsig = known;
    }
    return known;
  }

  void use(CompiledSpecFile specs) {
    source.setData(specs);
  }

  @Override
  public synchronized void close() {
    if (statsig != null) {
      statsig.close();
    }
  }
}
