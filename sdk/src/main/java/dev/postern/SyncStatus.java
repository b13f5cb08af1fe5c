package dev.postern;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which specs a client has, and how getting them goes. Times are milliseconds since 1970, and 0 for
 * never.
 *
 * @param source where the specs came from, as in evaluation reasons
 * @param time when they last changed on the server
 * @param checksum their checksum; null when they have none
 * @param receivedAt when they were put to use here
 * @param lastAttempt when newer ones were last asked for
 * @param failures how often in a row that has failed
 * @param lastError why it last failed; null when it never did
 * @param nextPoll when newer ones are asked for next
 * @param idLists how many ids each id list has, by name
 * @since 0.1.0
 */
public record SyncStatus(
    String source,
    long time,
    @Nullable String checksum,
    long receivedAt,
    long lastAttempt,
    int failures,
    @Nullable String lastError,
    long nextPoll,
    Map<String, Integer> idLists) {}
