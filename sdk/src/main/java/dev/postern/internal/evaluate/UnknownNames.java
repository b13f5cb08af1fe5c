package dev.postern.internal.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * The answers to questions about names that the specs do not have. A few are kept. Thread-safe: an
 * answer is immutable, and one that is lost is made anew.
 */
final class UnknownNames {
  private static final int SLOTS = 256;
  private static final int LONGEST = 200;

  private final @Nullable Evaluation[] slots = new Evaluation[SLOTS];

  Evaluation get(EntityKind kind, String name) {
    int hash = name.hashCode();
    int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
    Evaluation known = slots[slot];
    if (known != null && known.kind() == kind && known.name().equals(name)) {
      return known;
    }
    Evaluation made = Evaluation.plain(kind, name, Decision.UNRECOGNIZED);
    if (name.length() <= LONGEST) {
      slots[slot] = made;
    }
    return made;
  }
}
