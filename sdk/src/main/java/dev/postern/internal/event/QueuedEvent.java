package dev.postern.internal.event;

import dev.postern.spi.LoggedEvent;

/**
 * An event as it waits: what it is made of, of which little has been worked out yet. Immutable; the
 * rest is done on the thread that sends it.
 */
interface QueuedEvent {
  LoggedEvent toLoggedEvent();
}
