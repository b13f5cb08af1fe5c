package dev.postern.testkit;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a test did that it must not, each once, with where it did it first. Thread-safe. */
final class Violations {
  private final Set<Strictness> strictness;
  private final Map<String, Throwable> places = new LinkedHashMap<>();

  Violations(Set<Strictness> strictness) {
    this.strictness = EnumSet.noneOf(Strictness.class);
    this.strictness.addAll(strictness);
  }

  boolean forbids(Strictness kind) {
    return strictness.contains(kind);
  }

  /** Adds what the current thread does. */
  void add(Strictness kind, String message) {
    if (forbids(kind)) {
      add(kind, message, new Place(kind));
    }
  }

  /** Adds what was done at another place; null for none that is known. */
  synchronized void add(Strictness kind, String message, @Nullable Throwable place) {
    if (forbids(kind)) {
      places.putIfAbsent(kind + ": " + message, place == null ? new Place(kind) : place);
    }
  }

  /** Throws at once what cannot wait. */
  void fail(Strictness kind, @Nullable String message) {
    if (message != null && forbids(kind)) {
      throw new StrictnessError(kind + ": " + message);
    }
  }

  /** Throws what has come together, and forgets it. */
  synchronized void verify() {
    if (places.isEmpty()) {
      return;
    }
    StrictnessError error = new StrictnessError(text());
    places.values().forEach(error::addSuppressed);
    places.clear();
    throw error;
  }

  private String text() {
    String text = String.join("\n\n", places.keySet());
    return places.size() == 1 ? text : "%d things are wrong:\n\n%s".formatted(places.size(), text);
  }

  /** The stack of the thread that did it. */
  private static final class Place extends Exception {
    private static final long serialVersionUID = 1L;

    Place(Strictness kind) {
      super(kind + " was here");
    }
  }
}
