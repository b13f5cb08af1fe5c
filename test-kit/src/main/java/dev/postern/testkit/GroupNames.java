package dev.postern.testkit;

import dev.postern.spi.LoggedEvent;
import org.jspecify.annotations.Nullable;

/** Finds the group of an experiment, which an exposure does not tell. */
@FunctionalInterface
interface GroupNames {
  /** The name of the group that an event's user got by a rule; null when it is not known. */
  @Nullable String groupOf(String experiment, String ruleId, LoggedEvent event);
}
