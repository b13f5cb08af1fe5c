package dev.postern.localmode.command.diff;

import java.util.List;
import java.util.Locale;

/**
 * What became of one entity, or of another part of the file.
 *
 * @param entity what it is, such as {@code feature_gate}; {@code file} for a part of the file
 * @param name its name
 * @param kind what happened to it
 * @param details what is different, a sentence each; what there is of something added
 */
public record Change(String entity, String name, Kind kind, List<String> details) {
  /** Copies the details. */
  public Change {
    details = List.copyOf(details);
  }

  /** What happened. */
  public enum Kind {
    ADDED,
    REMOVED,
    CHANGED;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
