package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.OverrideScope;
import dev.postern.OverrideTarget;
import dev.postern.SpecEntity;
import java.util.ArrayList;
import java.util.List;

/**
 * Overrides of a test. Each is for everyone, unless what follows names users; of several for a user
 * the one counts that names the user most closely, as {@link OverrideTarget} says.
 *
 * <pre>{@code
 * kit.override().gate("beta").on().forUser("alice");
 * try (TestOverrides inner = kit.override().open()) {
 *   inner.experiment("button").group("Blue").gate("beta").off();
 *   …
 * } // as it was before
 * }</pre>
 *
 * <p>A name or a group that the specs do not have throws {@link StrictnessError} at once, if the
 * test is that strict. Nothing is bound to a thread. Thread-safe.
 *
 * @since 0.1.0
 */
public final class TestOverrides implements AutoCloseable {
  private final StatsigTestKit kit;
  private final OverrideScope scope;
  private final boolean mustBeRead;
  private List<OverrideEntry> entries = List.of();

  /** Those that were read before another took their place, which may give it back. */
  private List<OverrideEntry> readBefore = List.of();

  TestOverrides(StatsigTestKit kit, boolean mustBeRead) {
    this.kit = kit;
    this.scope = kit.statsig().overrides().open();
    this.mustBeRead = mustBeRead;
  }

  /**
   * Begins an override of a gate.
   *
   * @param name its name
   * @return what says the value
   */
  public GateOverride gate(String name) {
    return new GateOverride(this, known(SpecEntity.Kind.FEATURE_GATE, name));
  }

  /**
   * Begins an override of a dynamic config.
   *
   * @param name its name
   * @return what says the value
   */
  public ValuesOverride dynamicConfig(String name) {
    return values(SpecEntity.Kind.DYNAMIC_CONFIG, name);
  }

  /**
   * Begins an override of an experiment.
   *
   * @param name its name
   * @return what says the group or the values
   */
  public ExperimentOverride experiment(String name) {
    return new ExperimentOverride(this, known(SpecEntity.Kind.EXPERIMENT, name));
  }

  /**
   * Begins an override of a layer.
   *
   * @param name its name
   * @return what says the values
   */
  public ValuesOverride layer(String name) {
    return values(SpecEntity.Kind.LAYER, name);
  }

  /**
   * Begins an override of a parameter store. All that it has is replaced.
   *
   * @param name its name
   * @return what says the values
   */
  public ValuesOverride parameterStore(String name) {
    return values(SpecEntity.Kind.PARAMETER_STORE, name);
  }

  /**
   * Sets the overrides of an overlay file, as local mode has them. Its names and groups must be
   * known, as if each override were set here; that none of them is read by a check counts as {@link
   * Strictness#UNUSED_OVERRIDE}, not each of them.
   *
   * @param location {@code classpath:…} or a path
   * @return these overrides, for the next one
   * @throws dev.postern.localmode.SpecFileException if it cannot be read or something in it is
   *     malformed
   */
  public TestOverrides overlayFile(String location) {
    List<OverrideEntry> all =
        OverlayEntries.read(requireNonNull(location, "location is null"), kit.statsig());
    all.forEach(kit.overrideNames()::require);
    all.forEach(this::set);
    return this;
  }

  /**
   * {@return overrides above all that there are, until they are closed} What lies below is then as
   * it was.
   */
  public TestOverrides open() {
    return new TestOverrides(kit, mustBeRead);
  }

  /** Takes all of them back. What was never read counts as {@link Strictness#UNUSED_OVERRIDE}. */
  @Override
  public void close() {
    reportUnread();
    scope.close();
    replace(List.of());
  }

  /** Takes all of them back, whether they were read or not. */
  public synchronized void clear() {
    entries = List.of();
    readBefore = List.of();
    scope.clear();
  }

  StatsigTestKit kit() {
    return kit;
  }

  synchronized List<OverrideEntry> entries() {
    return entries;
  }

  /** Sets all of these in place of what there is. */
  synchronized void restore(List<OverrideEntry> all) {
    scope.clear();
    all.forEach(entry -> entry.applyTo(scope));
    entries = all;
  }

  Overridden set(SpecEntity.Kind kind, String name, Object value) {
    OverrideEntry entry =
        new OverrideEntry(
            kind, name, OverrideTarget.everyone(), value, new SetHere(kind, name), null);
    set(entry);
    return new Overridden(this, entry);
  }

  /** Sets it for some users instead; what it had replaced is there again. */
  synchronized void narrow(OverrideEntry entry, List<OverrideTarget> targets) {
    targets.forEach(whom -> set(entry.withTarget(whom)));
    List<OverrideEntry> rest = new ArrayList<>(entries);
    rest.remove(entry);
    entries = List.copyOf(rest);
    OverrideEntry former = null;
    for (OverrideEntry each : rest) {
      former = each.isSameAs(entry) ? each : former;
    }
    if (former == null) {
      scope.remove(entry.kind(), entry.name(), entry.whom());
    } else {
      former.applyTo(scope);
    }
  }

  private synchronized void set(OverrideEntry entry) {
    keepWhatWasRead(entry);
    entry.applyTo(scope);
    List<OverrideEntry> more = new ArrayList<>(entries);
    more.add(entry);
    entries = List.copyOf(more);
  }

  private void keepWhatWasRead(OverrideEntry successor) {
    boolean wasRead =
        scope.active().stream().anyMatch(it -> it.wasRead() && successor.isSameAs(it));
    if (wasRead) {
      List<OverrideEntry> more = new ArrayList<>(readBefore);
      entries.stream().filter(successor::isSameAs).forEach(more::add);
      readBefore = List.copyOf(more);
    }
  }

  private synchronized void replace(List<OverrideEntry> others) {
    entries = others;
  }

  void reportUnread() {
    if (mustBeRead && kit.violations().forbids(Strictness.UNUSED_OVERRIDE)) {
      unread().report(scope.active(), kit.violations());
    }
  }

  private synchronized UnreadOverrides unread() {
    return new UnreadOverrides(entries, readBefore);
  }

  private ValuesOverride values(SpecEntity.Kind kind, String name) {
    return new ValuesOverride(this, kind, known(kind, name));
  }

  private String known(SpecEntity.Kind kind, String name) {
    requireNonNull(name, "name is null");
    kit.overrideNames().require(kind, name);
    return name;
  }

  /** Where an override was set. */
  private static final class SetHere extends Exception {
    private static final long serialVersionUID = 1L;

    SetHere(SpecEntity.Kind kind, String name) {
      super("the override of %s \"%s\" was set here".formatted(KnownNames.text(kind), name));
    }
  }
}
