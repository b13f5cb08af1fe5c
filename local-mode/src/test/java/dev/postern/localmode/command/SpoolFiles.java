package dev.postern.localmode.command;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import dev.postern.localmode.LocalMode;
import dev.postern.localmode.SpecFileSource;
import dev.postern.localmode.spool.EventSpool;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** A spool that a client of the storefront has written. */
final class SpoolFiles {
  private SpoolFiles() {}

  /** One exposure of a gate, one of a layer's parameter, and a purchase. */
  static Path write(Path directory) throws IOException {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-03-01T12:00:00Z"));
    try (EventSpool spool = EventSpool.in(directory).open()) {
      SpecFileSource specs =
          LocalMode.specs(new ByteArrayInputStream(Fixtures.STOREFRONT.specBytes())).build();
      StatsigOptions.Builder options =
          new StatsigOptions.Builder()
              .setSpecSource(specs)
              .setEventSinks(List.of(spool))
              .setClock(clock);
      try (Statsig statsig = new Statsig("", options.build())) {
        statsig.initialize().join();
        StatsigUser ann = StatsigUser.of("u-1001");
        statsig.checkGate(ann, "new_checkout");
        statsig.getLayer(ann, "search_layer").getInt("results_per_page", 0);
        statsig.logEvent(ann, "purchase", 9.99, Map.of("sku", "book-1"));
      }
    }
    return directory;
  }
}
