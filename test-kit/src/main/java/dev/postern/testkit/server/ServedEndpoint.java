package dev.postern.testkit.server;

import static java.util.Objects.requireNonNull;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint that may be told to fail, from the next request on.
 *
 * <pre>{@code
 * server.specs().fails(2, status(503));        // fails twice, then recovers
 * server.events().fails(reset(), status(500)); // one after the other, then recovers
 * server.idLists().keepsFailing(hang());       // until recovers() is called
 * }</pre>
 *
 * <p>What browsers ask before they ask ({@code OPTIONS}) does not fail, and does not count.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class ServedEndpoint {
  private final boolean isOfSpecs;
  private final Queue<ServerFault> inTurn = new ArrayDeque<>();
  private @Nullable ServerFault always;

  ServedEndpoint(boolean isOfSpecs) {
    this.isOfSpecs = isOfSpecs;
  }

  /**
   * Fails once for each fault, in this order and after those that were named before; then it
   * recovers.
   *
   * @param faults the faults
   * @throws IllegalArgumentException if one of them is for specs only, and this is for others
   */
  public synchronized void fails(ServerFault... faults) {
    List<ServerFault> all = List.of(faults);
    all.forEach(this::requireFitting);
    inTurn.addAll(all);
  }

  /**
   * Fails that many times, after what was named before; then it recovers.
   *
   * @param times how often
   * @param fault the fault
   * @throws IllegalArgumentException if it is for specs only, and this is for others
   */
  public void fails(int times, ServerFault fault) {
    fails(Collections.nCopies(times, fault).toArray(ServerFault[]::new));
  }

  /**
   * Fails until {@link #recovers} is called, after what was named by {@link #fails}.
   *
   * @param fault the fault
   * @throws IllegalArgumentException if it is for specs only, and this is for others
   */
  public synchronized void keepsFailing(ServerFault fault) {
    requireFitting(fault);
    always = fault;
  }

  /** Answers as it should from now on; faults that have not happened are forgotten. */
  public synchronized void recovers() {
    inTurn.clear();
    always = null;
  }

  /** The fault of the next request; null for none. */
  synchronized @Nullable ServerFault next() {
    ServerFault next = inTurn.poll();
    return next == null ? always : next;
  }

  private void requireFitting(ServerFault fault) {
    if (requireNonNull(fault, "fault is null").isOfSpecs() && !isOfSpecs) {
      throw new IllegalArgumentException(
          fault + " is a fault of spec downloads: use it with server.specs()");
    }
  }
}
