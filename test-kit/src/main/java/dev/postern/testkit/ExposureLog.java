package dev.postern.testkit;

import static java.util.Objects.requireNonNull;

import dev.postern.Statsig;
import dev.postern.spi.EventSink;
import dev.postern.spi.LoggedEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a client would have sent, at once. Repeats and what is sampled out are not in it,
 * as they are not sent. A {@link StatsigTestKit} has one; it may also be given to a client by
 * {@code setEventSinks}.
 *
 * <p>{@code dev.postern.testkit.assertj.StatsigAssertions} has assertions on it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ExposureLog implements EventSink.Live {
  private final GroupNames groups;
  private final List<Entry> entries = new ArrayList<>();
  private final Set<LoggedEvent> expected = Collections.newSetFromMap(new IdentityHashMap<>());

  /** A log that does not know experiments: its exposures are without groups. */
  public ExposureLog() {
    this((experiment, ruleId, event) -> null);
  }

  /**
   * A log that knows the experiments of a client.
   *
   * @param statsig tells the groups of experiments; may be another client than the one that logs
   */
  public ExposureLog(Statsig statsig) {
    this(new ExperimentGroups(() -> statsig));
  }

  ExposureLog(GroupNames groups) {
    this.groups = requireNonNull(groups, "groups is null");
  }

  /**
   * An event.
   *
   * @param exposure null for an event that is none
   */
  private record Entry(LoggedEvent event, @Nullable Exposure exposure) {}

  @Override
  public void accept(LoggedEvent event) {
    requireNonNull(event, "event is null");
    boolean isExposure = Events.kindOf(event) != null;
    add(new Entry(event, isExposure ? Exposure.of(event, groups) : null));
  }

  private synchronized void add(Entry entry) {
    entries.add(entry);
  }

  private synchronized List<Entry> entries() {
    return List.copyOf(entries);
  }

  /** {@return all events in the order in which they were logged} */
  public List<LoggedEvent> all() {
    return entries().stream().map(Entry::event).toList();
  }

  /** {@return the exposures, in order} */
  public List<Exposure> exposures() {
    return exposures(exposure -> true);
  }

  /** {@return the exposures of gates, in order} */
  public List<Exposure> gates() {
    return exposures(exposure -> exposure.kind() == Exposure.Kind.GATE);
  }

  /** {@return the exposures of dynamic configs and experiments, in order} */
  public List<Exposure> configs() {
    return exposures(exposure -> exposure.kind() == Exposure.Kind.CONFIG);
  }

  /** {@return the exposures of layers' parameters, in order} */
  public List<Exposure> layers() {
    return exposures(exposure -> exposure.kind() == Exposure.Kind.LAYER);
  }

  /** {@return the events that the application has logged, in order} */
  public List<CustomEvent> events() {
    return all().stream().filter(Events::isCustom).map(CustomEvent::of).toList();
  }

  /** Forgets everything. */
  public synchronized void clear() {
    entries.clear();
    expected.clear();
  }

  /**
   * Says that a test knows of an event, so that {@link #unexpected} leaves it out. Assertions do
   * this for all events that they are about.
   *
   * @param event one of {@link #all}
   */
  public synchronized void expect(LoggedEvent event) {
    expected.add(requireNonNull(event, "event is null"));
  }

  /**
   * {@return exposures and events of the application that no assertion has been about, in order}
   */
  public synchronized List<LoggedEvent> unexpected() {
    return entries.stream()
        .filter(ExposureLog::isTold)
        .map(Entry::event)
        .filter(event -> !expected.contains(event))
        .toList();
  }

  /**
   * {@return an event as a line of text: what it is, for whom and why}
   *
   * @param event one of {@link #all}
   */
  public String describe(LoggedEvent event) {
    return Events.kindOf(event) == null
        ? CustomEvent.of(event).toString()
        : Exposure.of(event, groups).toString();
  }

  /** All exposures and events of the application, a line each. */
  @Override
  public String toString() {
    return entries().stream()
        .filter(ExposureLog::isTold)
        .map(ExposureLog::text)
        .collect(Collectors.joining("\n"));
  }

  /** Not what the SDK logs about itself. */
  private static boolean isTold(Entry entry) {
    return entry.exposure() != null || Events.isCustom(entry.event());
  }

  private static String text(Entry entry) {
    Exposure exposure = entry.exposure();
    return exposure == null ? CustomEvent.of(entry.event()).toString() : exposure.toString();
  }

  private List<Exposure> exposures(Predicate<Exposure> wanted) {
    List<Exposure> found = new ArrayList<>();
    for (Entry entry : entries()) {
      Exposure exposure = entry.exposure();
      if (exposure != null && wanted.test(exposure)) {
        found.add(exposure);
      }
    }
    return found;
  }
}
