package dev.postern.internal.event;

import java.util.concurrent.CompletableFuture;

/**
 * Someone waits until what was queued is sent.
 *
 * @param upTo the number of the last event that is meant
 */
record Flush(long upTo, CompletableFuture<Void> done) {}
