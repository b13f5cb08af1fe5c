package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.CompiledSpecFile;
import dev.postern.StatsigOptions;
import dev.postern.spi.SpecSource;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.Specs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes a {@link StatsigTestKit}. It may be built any number of times; each kit has a client of its
 * own.
 *
 * @since 0.1.0
 */
public final class StatsigTestKitBuilder {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Enough for what one test exposes, and quick to make. */
  private static final int REPEATS_REMEMBERED = 10_000;

  private CompiledSpecFile compiled = NoSpecs.COMPILED;
  private @Nullable BuiltSpec built = NoSpecs.BUILT;
  private String specName = "The test";
  private @Nullable String environment;
  private Instant time = START;
  private final Set<Strictness> strictness = EnumSet.allOf(Strictness.class);
  private Consumer<? super StatsigOptions.Builder> moreOptions = options -> {};
  private Consumer<TestOverrides> overrides = scope -> {};
  private @Nullable Class<?> testClass;
  private boolean isShared;

  StatsigTestKitBuilder() {
    NetworkGuard.install();
  }

  /** What a kit has that is given no specs. */
  private static final class NoSpecs {
    private static final BuiltSpec BUILT = Specs.empty();
    private static final CompiledSpecFile COMPILED = SpecLocations.compile(BUILT);
  }

  /**
   * Sets the specs. A file is read and compiled once for all kits.
   *
   * @param specFile a spec file
   * @return this builder
   * @throws IllegalArgumentException if it cannot be read or is no spec file
   */
  public StatsigTestKitBuilder specs(Path specFile) {
    return specs(specFile.toString());
  }

  /**
   * Sets the specs. A file is read and compiled once for all kits.
   *
   * @param location {@code classpath:…}, a URL or a path
   * @return this builder
   * @throws IllegalArgumentException if it cannot be read or is no spec file
   */
  public StatsigTestKitBuilder specs(String location) {
    return specs(SpecLocations.compile(location), location);
  }

  /**
   * Sets the specs. They are compiled now, for all kits of this builder.
   *
   * @param spec the specs
   * @return this builder
   */
  public StatsigTestKitBuilder specs(BuiltSpec spec) {
    specs(SpecLocations.compile(spec), "The spec");
    built = spec;
    return this;
  }

  /**
   * Sets the specs.
   *
   * @param specs the specs
   * @param name what messages call them
   * @return this builder
   */
  public StatsigTestKitBuilder specs(CompiledSpecFile specs, String name) {
    compiled = requireNonNull(specs, "specs is null");
    specName = requireNonNull(name, "name is null");
    built = null;
    return this;
  }

  /**
   * Sets the environment tier; by default the one that the specs name.
   *
   * @param tier such as {@code staging}; null for the default
   * @return this builder
   */
  public StatsigTestKitBuilder environment(@Nullable String tier) {
    environment = tier;
    return this;
  }

  /**
   * Sets the time at which the clock stands; 2026-01-01T00:00:00Z by default.
   *
   * @param start the time
   * @return this builder
   */
  public StatsigTestKitBuilder time(Instant start) {
    time = requireNonNull(start, "start is null");
    return this;
  }

  /**
   * Allows what is forbidden by default.
   *
   * @param allowed what is; everything for none
   * @return this builder
   */
  public StatsigTestKitBuilder lenient(Strictness... allowed) {
    List<Strictness> all = List.of(allowed.length == 0 ? Strictness.values() : allowed);
    strictness.removeAll(all);
    return this;
  }

  /**
   * Sets overrides that each kit begins with, in its {@link StatsigTestKit#defaults()}; no check
   * need read them.
   *
   * @param scope sets overrides
   * @return this builder
   */
  public StatsigTestKitBuilder overrides(Consumer<? super TestOverrides> scope) {
    overrides = overrides.andThen(requireNonNull(scope, "scope is null"));
    return this;
  }

  /**
   * Says in which class the test is. Where several run at the same time, a connection that code of
   * this class makes on another thread is known by it to be of this test.
   *
   * @param test the test class
   * @return this builder
   * @see Strictness#REAL_NETWORK
   */
  public StatsigTestKitBuilder testClass(Class<?> test) {
    testClass = requireNonNull(test, "test is null");
    return this;
  }

  /**
   * Sets other options of the client, in place of those of an earlier call.
   *
   * @param options sets options on the builder that it is given
   * @return this builder
   */
  public StatsigTestKitBuilder options(Consumer<? super StatsigOptions.Builder> options) {
    moreOptions = requireNonNull(options, "options is null");
    return this;
  }

  /**
   * Makes the client that {@code Statsig.shared()} gives, for code that asks for it that way. There
   * can be only one such kit at a time.
   *
   * @return this builder
   */
  public StatsigTestKitBuilder shared() {
    isShared = true;
    return this;
  }

  /**
   * Takes {@link #shared} back.
   *
   * @return this builder
   */
  public StatsigTestKitBuilder notShared() {
    isShared = false;
    return this;
  }

  /** {@return whether kits have the client that {@code Statsig.shared()} gives} */
  public boolean isShared() {
    return isShared;
  }

  /** {@return a builder with the same settings} */
  public StatsigTestKitBuilder copy() {
    StatsigTestKitBuilder copy = new StatsigTestKitBuilder();
    copy.compiled = compiled;
    copy.built = built;
    copy.specName = specName;
    copy.environment = environment;
    copy.time = time;
    copy.strictness.retainAll(strictness);
    copy.moreOptions = moreOptions;
    copy.overrides = overrides;
    copy.testClass = testClass;
    copy.isShared = isShared;
    return copy;
  }

  /**
   * {@return a kit, ready to be used}
   *
   * @throws StrictnessError if the specs do not have what {@link #overrides} names
   */
  public StatsigTestKit build() {
    return new StatsigTestKit(this).ready();
  }

  StatsigOptions options(ClockScheduler scheduler, SpecSource source, ExposureLog exposures) {
    StatsigOptions.Builder options =
        new StatsigOptions.Builder()
            .setSpecSource(source)
            .setEnvironment(environment)
            .setClock(scheduler.clock())
            .setScheduler(scheduler)
            .setCountryLookup(SharedLookups.COUNTRIES)
            .setUserAgentParser(SharedLookups.USER_AGENTS)
            .setDisableNetwork(true)
            .setEventSinks(List.of(exposures))
            .setExposureDedupeMaxKeys(REPEATS_REMEMBERED);
    moreOptions.accept(options);
    return options.build();
  }

  CompiledSpecFile compiled() {
    return compiled;
  }

  @Nullable BuiltSpec built() {
    return built;
  }

  String specName() {
    return specName;
  }

  @Nullable String environment() {
    return environment;
  }

  Instant time() {
    return time;
  }

  Consumer<TestOverrides> overrides() {
    return overrides;
  }

  @Nullable Class<?> testClass() {
    return testClass;
  }

  Set<Strictness> strictness() {
    return strictness;
  }
}
