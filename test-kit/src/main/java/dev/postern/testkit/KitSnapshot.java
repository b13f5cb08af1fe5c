package dev.postern.testkit;

import dev.postern.CompiledSpecFile;
import dev.postern.testkit.specs.BuiltSpec;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a {@link StatsigTestKit} stood at some moment. Immutable.
 *
 * @since 0.1.0
 */
public final class KitSnapshot {
  private final StatsigTestKit kit;
  private final List<OverrideEntry> overrides;
  private final Instant time;
  private final CompiledSpecFile specs;
  private final @Nullable BuiltSpec built;

  KitSnapshot(
      StatsigTestKit kit,
      List<OverrideEntry> overrides,
      Instant time,
      CompiledSpecFile specs,
      @Nullable BuiltSpec built) {
    this.kit = kit;
    this.overrides = overrides;
    this.time = time;
    this.specs = specs;
    this.built = built;
  }

  StatsigTestKit kit() {
    return kit;
  }

  List<OverrideEntry> overrides() {
    return overrides;
  }

  Instant time() {
    return time;
  }

  CompiledSpecFile specs() {
    return specs;
  }

  @Nullable BuiltSpec built() {
    return built;
  }
}
