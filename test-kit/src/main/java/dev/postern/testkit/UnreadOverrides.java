package dev.postern.testkit;

import dev.postern.ActiveOverride;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds overrides that no check has read. Of several that replaced each other the last one counts;
 * of an overlay file, which serves many tests, one that was read is enough.
 *
 * @param entries in the order in which they were set
 * @param readBefore those that were read before another took their place
 */
record UnreadOverrides(List<OverrideEntry> entries, List<OverrideEntry> readBefore) {
  private record Unread(String message, @Nullable Throwable place) {}

  void report(List<ActiveOverride> active, Violations violations) {
    Set<String> overlaysRead = new HashSet<>();
    Map<String, Unread> unread = new TreeMap<>();
    for (ActiveOverride each : active) {
      OverrideEntry entry = entryOf(each);
      String overlay = entry == null ? null : entry.overlay();
      boolean wasRead = each.wasRead() || (entry != null && readBefore.contains(entry));
      if (wasRead && overlay != null) {
        overlaysRead.add(overlay);
      } else if (!wasRead) {
        unread.put(overlay == null ? what(each) : overlay, unread(each, entry));
      }
    }
    unread.keySet().removeAll(overlaysRead);
    unread.values().forEach(it -> violations.add(Strictness.UNUSED_OVERRIDE, it.message, it.place));
  }

  private static Unread unread(ActiveOverride override, @Nullable OverrideEntry entry) {
    String overlay = entry == null ? null : entry.overlay();
    String what =
        overlay == null
            ? "The override of %s = %s for %s was never"
                .formatted(what(override), override.value(), override.whom())
            : "No override of the overlay %s was".formatted(overlay);
    return new Unread(
        what + " read by a check; remove it, or set it with defaults().",
        entry == null ? null : entry.place());
  }

  private static String what(ActiveOverride override) {
    return KnownNames.text(override.kind()) + " \"" + override.name() + "\"";
  }

  private @Nullable OverrideEntry entryOf(ActiveOverride override) {
    OverrideEntry last = null;
    for (OverrideEntry entry : entries) {
      last = entry.isSameAs(override) ? entry : last;
    }
    return last;
  }
}
