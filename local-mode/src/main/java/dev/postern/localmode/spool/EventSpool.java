package dev.postern.localmode.spool;

import static java.util.Objects.requireNonNull;

import dev.postern.spi.DeliveryException;
import dev.postern.spi.EventBatch;
import dev.postern.spi.EventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps events in files of a directory, until a {@link SpoolUploader} sends them or someone fetches
 * them. Each line is a batch ({@link SpooledBatch}); it is acknowledged when it is in the file, or
 * on the disk, as the {@link SyncPolicy} says. Thread-safe.
 *
 * <p>One process writes to a directory at a time. What one that died left behind is repaired when
 * the next one opens it.
 *
 * <pre>{@code
 * EventSpool spool = EventSpool.in(directory).sync(SyncPolicy.EACH).open();
 * options.setEventSinks(List.of(spool)); // or setEventSpool(spool), beside the network
 * }</pre>
 *
 * @since 0.1.0
 */
public final class EventSpool implements EventSink.Batched {
  private static final Logger LOG = LoggerFactory.getLogger(EventSpool.class);

  private final Settings settings;
  private final SpoolDirectory directory;
  private final ProcessLock lock;
  private final InstantSource clock;
  private final SpoolThread thread;
  private final List<Segment> complete;
  private final long repaired;
  private long completeSize;
  private long nextNumber;
  private long written;
  private long dropped;
  private @Nullable SegmentWriter writer;
  private @Nullable String lastError;
  private boolean isClosed;

  record Settings(
      long maxTotalSize,
      WhenFull whenFull,
      long segmentSize,
      Duration segmentAge,
      SyncPolicy sync,
      Duration syncInterval,
      boolean compress) {}

  private EventSpool(
      Settings settings, SpoolDirectory directory, ProcessLock lock, InstantSource clock)
      throws IOException {
    this.settings = settings;
    this.directory = directory;
    this.lock = lock;
    this.clock = clock;
    repaired = directory.repair();
    complete = new ArrayList<>(directory.segments());
    nextNumber = complete.isEmpty() ? 1 : complete.get(complete.size() - 1).number() + 1;
    recount();
    thread = new SpoolThread(this::tick, settings);
  }

  /**
   * Settings of a spool in a directory, which is made if it is not there.
   *
   * @param directory the directory
   * @return settings with defaults
   */
  public static Builder in(Path directory) {
    return new Builder(directory);
  }

  @Override
  public String name() {
    return "spool";
  }

  /** Appends a batch. */
  @Override
  public CompletableFuture<Void> deliver(EventBatch batch) {
    try {
      append(batch);
      return CompletableFuture.completedFuture(null);
    } catch (DeliveryException refused) {
      return CompletableFuture.failedFuture(refused);
    } catch (IOException | RuntimeException failure) {
      return CompletableFuture.failedFuture(
          DeliveryException.retryable("it cannot be written: " + failure.getMessage()));
    }
  }

  /** Ends the file that is written to, so that it can be sent; a new one begins with the next. */
  public synchronized void rotate() {
    try {
      endSegment();
    } catch (IOException failure) {
      throw new UncheckedIOException("the segment cannot be ended", failure);
    }
  }

  /** {@return how things stand} */
  public synchronized SpoolStatus status() {
    recount();
    return new SpoolStatus(
        complete.size() + (writer == null ? 0 : 1), size(), written, dropped, repaired, lastError);
  }

  /** {@return the directory} */
  public Path directory() {
    return directory.path();
  }

  /** Ends the last file and lets others write. Closing twice does no harm. */
  @Override
  public void close() {
    thread.close();
    synchronized (this) {
      if (!isClosed) {
        isClosed = true;
        try {
          endSegment();
          lock.close();
        } catch (IOException failure) {
          LOG.warn("the spool could not be closed: {}", failure.getMessage());
        }
      }
    }
  }

  /** Does what is due by now: writes through, and ends a segment that is old enough. */
  synchronized void tick() {
    SegmentWriter current = writer;
    if (current == null) {
      return;
    }
    try {
      if (settings.sync != SyncPolicy.NEVER) {
        current.sync();
      }
      if (isOld(current)) {
        endSegment();
      }
    } catch (IOException failure) {
      note(failure);
    }
  }

  private synchronized void append(EventBatch batch) throws IOException, DeliveryException {
    if (isClosed) {
      throw DeliveryException.refused("the spool is closed");
    }
    byte[] line = SpooledBatch.line(batch);
    try {
      makeRoom(line.length);
      writer(line.length).append(line, batch.events().size(), settings.sync == SyncPolicy.EACH);
      written += batch.events().size();
      lastError = null;
    } catch (IOException failure) {
      note(failure);
      throw failure;
    }
  }

  private SegmentWriter writer(int coming) throws IOException {
    SegmentWriter current = writer;
    if (current != null
        && (current.isTorn()
            || isOld(current)
            || (current.size() > 0 && current.size() + coming > settings.segmentSize))) {
      endSegment();
      current = null;
    }
    if (current == null) {
      Instant now = clock.instant();
      Segment segment = Segment.next(directory.path(), now, nextNumber++);
      current = SegmentWriter.open(segment, now, settings.sync == SyncPolicy.EACH);
      writer = current;
    }
    return current;
  }

  private boolean isOld(SegmentWriter current) {
    return !clock.instant().isBefore(current.begun().plus(settings.segmentAge));
  }

  private void endSegment() throws IOException {
    SegmentWriter ended = writer;
    if (ended == null) {
      return;
    }
    writer = null;
    try (ended) {
      if (settings.sync != SyncPolicy.NEVER) {
        ended.sync();
      }
    }
    if (ended.isTorn()) {
      Tail.repair(ended.segment().file());
    }
    Segment segment = directory.end(ended.segment());
    if (ended.size() > 0) {
      complete.add(settings.compress ? directory.compress(segment) : segment);
    }
    recount();
  }

  private void makeRoom(int coming) throws IOException, DeliveryException {
    if (coming > settings.maxTotalSize) {
      throw refused("a batch of %,d bytes is bigger than the whole spool".formatted(coming));
    }
    if (size() + coming <= settings.maxTotalSize) {
      return;
    }
    recount();
    while (size() + coming > settings.maxTotalSize) {
      if (settings.whenFull == WhenFull.REFUSE) {
        throw full();
      }
      dropOldest();
    }
  }

  private DeliveryException full() {
    lastError = "the spool is full: it has %,d bytes".formatted(size());
    return DeliveryException.retryable(lastError);
  }

  private DeliveryException refused(String reason) {
    lastError = reason;
    return DeliveryException.refused(reason);
  }

  private void dropOldest() throws IOException {
    if (complete.isEmpty()) {
      endSegment();
    }
    Segment oldest = complete.get(0);
    long events = SegmentReader.count(oldest);
    if (Files.deleteIfExists(oldest.file())) {
      dropped += events;
      LOG.warn("the spool is full: {} events of {} were dropped", events, oldest.stem());
    }
    recount();
  }

  /** Forgets segments that an uploader has sent and deleted, and adds up the others. */
  private void recount() {
    complete.removeIf(segment -> !Files.exists(segment.file()));
    completeSize = complete.stream().mapToLong(Segment::size).sum();
  }

  private long size() {
    return completeSize + (writer == null ? 0 : writer.size());
  }

  private void note(IOException failure) {
    if (lastError == null) {
      LOG.warn("the spool {} cannot be written: {}", directory.path(), failure.getMessage());
    }
    lastError = String.valueOf(failure.getMessage());
  }

  /** Settings of a spool. What makes no sense throws {@link IllegalArgumentException} at once. */
  public static final class Builder {
    private static final int LOCK_ATTEMPTS = 50;
    private static final Duration LOCK_PAUSE = Duration.ofMillis(20);

    private final Path directory;
    private long maxTotalSize = 256L << 20;
    private WhenFull whenFull = WhenFull.DROP_OLDEST;
    private long segmentSize = 8L << 20;
    private Duration segmentAge = Duration.ofMinutes(10);
    private SyncPolicy sync = SyncPolicy.INTERVAL;
    private Duration syncInterval = Duration.ofSeconds(1);
    private boolean compress;
    private InstantSource clock = InstantSource.system();

    private Builder(Path directory) {
      this.directory = requireNonNull(directory, "directory is null");
    }

    /**
     * How big all files may be together, in bytes; 256 MiB by default.
     *
     * @param bytes how many bytes
     * @return this builder
     */
    public Builder maxTotalSize(long bytes) {
      maxTotalSize = positive(bytes, "maxTotalSize");
      return this;
    }

    /**
     * What happens then; {@link WhenFull#DROP_OLDEST} by default.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder whenFull(WhenFull value) {
      whenFull = requireNonNull(value, "whenFull is null");
      return this;
    }

    /**
     * At which size a file ends and the next begins, in bytes; 8 MiB by default.
     *
     * @param bytes how many bytes
     * @return this builder
     */
    public Builder segmentSize(long bytes) {
      segmentSize = positive(bytes, "segmentSize");
      return this;
    }

    /**
     * At which age a file ends and the next begins; 10 minutes by default.
     *
     * @param age the age
     * @return this builder
     */
    public Builder segmentAge(Duration age) {
      positive(age.toMillis(), "segmentAge");
      segmentAge = age;
      return this;
    }

    /**
     * When events are written through to the disk; {@link SyncPolicy#INTERVAL} by default.
     *
     * @param policy when
     * @return this builder
     */
    public Builder sync(SyncPolicy policy) {
      sync = requireNonNull(policy, "sync is null");
      return this;
    }

    /**
     * The interval of {@link SyncPolicy#INTERVAL}; 1 second by default.
     *
     * @param interval how long
     * @return this builder
     */
    public Builder syncInterval(Duration interval) {
      positive(interval.toMillis(), "syncInterval");
      syncInterval = interval;
      return this;
    }

    /**
     * Whether files are compressed with gzip when they have ended; false by default.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder compress(boolean value) {
      compress = value;
      return this;
    }

    Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /**
     * Opens the spool, and repairs what a process that died has left.
     *
     * @return the spool, open for writing
     * @throws IOException if another process, or another spool of this one, writes there; or if the
     *     directory cannot be made or written to
     */
    public EventSpool open() throws IOException {
      SpoolDirectory made = SpoolDirectory.create(directory);
      ProcessLock lock = lock(made);
      if (lock == null) {
        throw new IOException(
            directory + ": another spool writes there; each needs a directory of its own");
      }
      try {
        return new EventSpool(settings(), made, lock, clock);
      } catch (IOException | RuntimeException failure) {
        lock.close();
        throw failure;
      }
    }

    /** An uploader takes the lock for the moment that a repair takes, which is waited for. */
    private static @Nullable ProcessLock lock(SpoolDirectory made) throws IOException {
      ProcessLock lock = made.lockForWriting();
      for (int i = 0; lock == null && i < LOCK_ATTEMPTS; i++) {
        LockSupport.parkNanos(LOCK_PAUSE.toNanos());
        lock = made.lockForWriting();
      }
      return lock;
    }

    private Settings settings() {
      return new Settings(
          maxTotalSize, whenFull, segmentSize, segmentAge, sync, syncInterval, compress);
    }

    private static long positive(long value, String name) {
      if (value <= 0) {
        throw new IllegalArgumentException(name + " must be more than 0, but is " + value);
      }
      return value;
    }
  }
}
