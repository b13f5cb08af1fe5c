package dev.postern.testkit.server;

import dev.postern.BootstrapSpecs;
import dev.postern.CompiledSpecFile;
import dev.postern.SpecFormatException;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.testkit.ExposureLog;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;

/** Knows the groups of experiments, of which an exposure only has the rule. */
final class KnownExperiments implements AutoCloseable {
  private final BootstrapSpecs specs = BootstrapSpecs.of(Specs.empty().json());
  private final Statsig statsig =
      new Statsig(
          "", new StatsigOptions.Builder().setSpecSource(specs).setDisableNetwork(true).build());

  KnownExperiments() {
    statsig.initialize().join();
  }

  /** A log that has the names of groups. */
  ExposureLog newLog() {
    return new ExposureLog(statsig);
  }

  void know(BuiltSpec newer) {
    try {
      specs.setData(CompiledSpecFile.of(newer.bytes()));
    } catch (SpecFormatException impossible) {
      throw new IllegalArgumentException("They have been read", impossible);
    }
  }

  @Override
  public void close() {
    statsig.close();
  }
}
