package dev.postern.testkit;

import dev.postern.ActiveOverride;
import dev.postern.OverrideScope;
import dev.postern.SpecEntity;
import dev.postern.Statsig;
import dev.postern.localmode.Overlay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads overlay files. */
final class OverlayEntries {
  private static final String CLASSPATH = "classpath:";

  private OverlayEntries() {}

  /** The overrides of the file at {@code classpath:…} or a path. */
  static List<OverrideEntry> read(String location, Statsig statsig) {
    Overlay overlay = overlay(location);
    Throwable place = new SetHere(location);
    List<OverrideEntry> entries = new ArrayList<>();
    try (OverrideScope empty = statsig.overrides().open()) {
      empty.replaceAll(
          draft -> {
            overlay.applyTo(draft);
            draft.active().forEach(it -> entries.add(entry(it, place, location)));
            draft.clear();
          });
    }
    return List.copyOf(entries);
  }

  private static Overlay overlay(String location) {
    return location.startsWith(CLASSPATH)
        ? Overlay.resource(SpecLocations.loader(), location.substring(CLASSPATH.length()))
        : Overlay.read(Path.of(location));
  }

  private static OverrideEntry entry(ActiveOverride it, Throwable place, String location) {
    boolean isGroup = it.kind() == SpecEntity.Kind.EXPERIMENT && it.value() instanceof String;
    Object value = isGroup ? new OverrideEntry.Group((String) it.value()) : it.value();
    return new OverrideEntry(it.kind(), it.name(), it.whom(), value, place, location);
  }

  /** Where a file was set. */
  private static final class SetHere extends Exception {
    private static final long serialVersionUID = 1L;

    SetHere(String location) {
      super("the overlay %s was set here".formatted(location));
    }
  }
}
