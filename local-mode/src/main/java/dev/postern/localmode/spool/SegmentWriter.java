package dev.postern.localmode.spool;

import dev.postern.localmode.internal.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;

/** Appends lines to one segment. Guarded by the spool's lock. */
final class SegmentWriter implements AutoCloseable {
  private final Segment segment;
  private final Instant begun;
  private final FileChannel channel;
  private long size;
  private long events;
  private boolean isSynced = true;
  private boolean isTorn;

  private SegmentWriter(Segment segment, Instant begun, FileChannel channel) {
    this.segment = segment;
    this.begun = begun;
    this.channel = channel;
  }

  static SegmentWriter open(Segment segment, Instant now, boolean isDurable) throws IOException {
    FileChannel channel =
        OwnerOnly.open(segment.file(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    if (isDurable) {
      syncDirectory(segment.file());
    }
    return new SegmentWriter(segment, now, channel);
  }

  /** Appends a line, whole or not at all. */
  void append(byte[] line, int eventsInIt, boolean isDurable) throws IOException {
    try {
      isSynced = false;
      OwnerOnly.write(channel, line);
      if (isDurable) {
        sync();
      }
      size += line.length;
      events += eventsInIt;
    } catch (IOException | RuntimeException failure) {
      takeBack();
      throw failure;
    }
  }

  /** Has the system write through what is not yet. */
  void sync() throws IOException {
    if (!isSynced) {
      channel.force(false);
      isSynced = true;
    }
  }

  Segment segment() {
    return segment;
  }

  Instant begun() {
    return begun;
  }

  long size() {
    return size;
  }

  long events() {
    return events;
  }

  /** Whether its end could not be repaired, so that nothing may be appended. */
  boolean isTorn() {
    return isTorn;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void takeBack() {
    try {
      channel.truncate(size);
      channel.position(size);
    } catch (IOException failure) {
      isTorn = true;
    }
  }

  /** Where directories cannot be synced, as on Windows, the system sees to it. */
  private static void syncDirectory(Path file) {
    Path directory = file.getParent();
    if (directory == null) {
      return;
    }
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notPossible) {
      return;
    }
  }
}
