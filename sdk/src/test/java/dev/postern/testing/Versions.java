package dev.postern.testing;

import dev.postern.testing.SpecJson.Rule;
import org.jspecify.annotations.Nullable;

/** Spec files that differ in time and checksum, and in one gate each. */
public final class Versions {
  private Versions() {}

  /** A file with the gate {@code at-TIME}, which everybody passes. */
  public static String at(long time) {
    return file("at-" + time, time, null);
  }

  public static String at(long time, @Nullable String checksum) {
    return file("at-" + time, time, checksum);
  }

  /** A file with a gate that everybody passes. */
  public static String file(String gate, long time, @Nullable String checksum) {
    SpecJson specs =
        new SpecJson()
            .gate(gate, Rule.of("everyone", 100, SpecJson.PUBLIC))
            .put("time", String.valueOf(time));
    return (checksum == null ? specs : specs.put("checksum", "'" + checksum + "'")).json();
  }
}
