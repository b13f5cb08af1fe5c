package dev.postern.internal.event;

import dev.postern.internal.store.SdkConfigs;
import dev.postern.internal.store.SpecSnapshot;

/**
 * What the specs ask of logging. What a file does not say any more stays as it was last said.
 * Thread-safe.
 */
final class CurrentConfigs {
  private volatile State state = new State(SdkConfigs.NONE, SdkConfigs.NONE);

  /** What is asked by these specs, and where they are silent by those before. */
  SdkConfigs at(SpecSnapshot specs) {
    SdkConfigs asked = specs.sdkConfigs();
    State current = state;
    if (!asked.equals(current.last)) {
      current = new State(asked, asked.over(current.merged));
      state = current;
    }
    return current.merged;
  }

  private record State(SdkConfigs last, SdkConfigs merged) {}
}
