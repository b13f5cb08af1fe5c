package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.BootstrapSpecs;
import dev.postern.CompiledSpecFile;
import dev.postern.SpecCatalog;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.testkit.specs.BuiltSpec;
import dev.postern.testkit.specs.SpecBuilder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A client for one test: the real evaluator over real or built specs, overrides, a clock that the
 * test moves, and a log of what would have been sent. It uses no network, starts no thread, and
 * takes microseconds to make, since compiled specs are shared. Nothing is bound to a thread: code
 * under test sees the same on every one.
 *
 * <pre>{@code
 * try (StatsigTestKit kit = StatsigTestKit.forSpecs(SPECS)) {
 *   kit.override().gate("new_checkout").on();
 *   new Shop(kit.statsig()).checkOut("alice");
 *   assertThat(kit.exposures()).gate("new_checkout").forUser("alice").wasExposedOnce();
 * }
 * }</pre>
 *
 * <p>Closing it fails the test if it did what {@link Strictness} forbids.
 *
 * @since 0.1.0
 */
public final class StatsigTestKit implements AutoCloseable {
  private final Statsig statsig;
  private final MutableClock clock;
  private final ClockScheduler scheduler;
  private final ExposureLog exposures;
  private final BootstrapSpecs source;
  private final OverrideNames overrideNames;
  private final Violations violations;
  private final NetworkWatch network;
  private final Consumer<TestOverrides> setUp;
  private final TestOverrides defaults;
  private final TestOverrides overrides;
  private final StandingValues values;
  private final KitSnapshot beginning;
  private final ProbeClient probe;
  private final boolean isShared;
  private final TestReport report;
  private @Nullable BuiltSpec built;
  private CompiledSpecFile specs;
  private boolean isClosed;

  StatsigTestKit(StatsigTestKitBuilder settings) {
    specs = settings.compiled();
    built = settings.built();
    isShared = settings.isShared();
    clock = new MutableClock(settings.time());
    scheduler = new ClockScheduler(clock);
    exposures = new ExposureLog(new ExperimentGroups(this::statsig));
    source = BootstrapSpecs.of(specs);
    violations = new Violations(settings.strictness());
    network = new NetworkWatch(violations, settings.testClass());
    StatsigOptions options = settings.options(scheduler, source, exposures);
    statsig = KitClients.start(options, isShared);
    KnownNames names = new KnownNames(statsig, settings.specName());
    overrideNames = new OverrideNames(names, violations);
    probe = new ProbeClient(clock, settings.environment(), specs);
    report = new TestReport(this, settings.specName());
    StrictnessWatch.over(statsig, names, violations);
    defaults = new TestOverrides(this, false);
    overrides = new TestOverrides(this, true);
    values = new StandingValues(statsig, overrides);
    setUp = settings.overrides();
    beginning = snapshot();
  }

  /** Sets what the kit begins with; a kit that cannot have it is closed. */
  StatsigTestKit ready() {
    try {
      network.begin();
      setUp.accept(defaults);
      return this;
    } catch (RuntimeException | Error failure) {
      close();
      throw failure;
    }
  }

  /** {@return a builder of a kit} */
  public static StatsigTestKitBuilder builder() {
    return new StatsigTestKitBuilder();
  }

  /** {@return a kit without specs: only what is overridden has values} */
  public static StatsigTestKit create() {
    return builder().build();
  }

  /**
   * {@return a kit over a spec file}
   *
   * @param specFile a spec file
   * @throws IllegalArgumentException if it cannot be read or is no spec file
   */
  public static StatsigTestKit forSpecs(Path specFile) {
    return builder().specs(specFile).build();
  }

  /**
   * {@return a kit over a spec file}
   *
   * @param location {@code classpath:…}, a URL or a path
   * @throws IllegalArgumentException if it cannot be read or is no spec file
   */
  public static StatsigTestKit forSpecs(String location) {
    return builder().specs(location).build();
  }

  /**
   * {@return a kit over specs written in Java}
   *
   * @param spec the specs
   */
  public static StatsigTestKit forSpecs(BuiltSpec spec) {
    return builder().specs(spec).build();
  }

  /** {@return the client under test, ready to be asked} */
  public Statsig statsig() {
    return statsig;
  }

  /** {@return the time that conditions see and that events have} */
  public MutableClock clock() {
    return clock;
  }

  /** {@return what the client would have sent} */
  public ExposureLog exposures() {
    return exposures;
  }

  /** {@return the overrides of the test} */
  public TestOverrides override() {
    return overrides;
  }

  /**
   * {@return overrides that lie below those of {@link #override()}, and need not be read by any
   * check}
   */
  public TestOverrides defaults() {
    return defaults;
  }

  /** {@return a search for users by what the specs give them} */
  public UserSearch users() {
    return new UserSearch(probe::statsig, builder -> {});
  }

  /**
   * Replaces the specs; the client evaluates by them before this returns.
   *
   * @param spec the new specs
   */
  public void update(BuiltSpec spec) {
    built = requireNonNull(spec, "spec is null");
    use(SpecLocations.compile(spec));
  }

  /**
   * Changes specs that were written in Java; the client evaluates by them before this returns.
   *
   * @param changes puts gates and the like in place of those that have the same name
   * @throws IllegalStateException if the specs were not written in Java
   */
  public void update(Consumer<? super SpecBuilder> changes) {
    BuiltSpec before = built;
    if (before == null) {
      throw new IllegalStateException(
          "Only specs from Specs can be changed; give the kit Specs.read(file) in place of a file");
    }
    update(before.with(changes));
  }

  /** {@return overrides, time and specs as they are now, for {@link #restore}} */
  public KitSnapshot snapshot() {
    return new KitSnapshot(this, overrides.entries(), clock.instant(), specs, built);
  }

  /**
   * Sets overrides, time and specs to what they were; of overrides those of {@link #override()}.
   *
   * @param snapshot from {@link #snapshot} of this kit
   */
  public void restore(KitSnapshot snapshot) {
    if (snapshot.kit() != this) {
      throw new IllegalArgumentException("the snapshot is of another kit");
    }
    overrides.restore(snapshot.overrides());
    clock.set(snapshot.time());
    built = snapshot.built();
    use(snapshot.specs());
  }

  /**
   * Says that the next test begins after {@link #reset}, on this thread. From now on connections to
   * other machines count for it. A new kit has begun.
   */
  public void begin() {
    network.begin();
  }

  /**
   * Ends a test as {@link #close} does and makes the same client ready for the next one: time,
   * specs and overrides are as in the beginning, and nothing has been exposed. For a client that
   * outlives a test, such as one in an application context.
   *
   * @throws StrictnessError if the test did what {@link Strictness} forbids
   */
  public void reset() {
    network.end();
    overrides.reportUnread();
    overrides.clear();
    defaults.clear();
    restore(beginning);
    setUp.accept(defaults);
    scheduler.runPlanned();
    exposures.clear();
    violations.verify();
  }

  /** {@return how the test stands: version of the specs, overrides, exposures, explanations} */
  public String report() {
    return report.text();
  }

  /**
   * Fails if the test did what {@link Strictness} forbids, apart from overrides that are not read
   * yet.
   *
   * @throws StrictnessError if it did
   */
  public void verify() {
    violations.verify();
  }

  /**
   * Shuts the client down. Closing twice does no harm.
   *
   * @throws StrictnessError if the test did what {@link Strictness} forbids
   */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      overrides.reportUnread();
      KitClients.stop(statsig, isShared);
      probe.close();
    } finally {
      network.end();
    }
    violations.verify();
  }

  Violations violations() {
    return violations;
  }

  OverrideNames overrideNames() {
    return overrideNames;
  }

  StandingValues values() {
    return values;
  }

  SpecCatalog catalog() {
    return statsig.getSpecCatalog();
  }

  List<OverrideEntry> ownOverrides() {
    return overrides.entries();
  }

  Instant now() {
    return clock.instant();
  }

  private void use(CompiledSpecFile newer) {
    specs = newer;
    source.setData(newer);
    probe.use(newer);
  }
}
