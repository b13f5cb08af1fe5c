package dev.postern.localmode.spool;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the events of a spool: segments in order, each deleted when all of it was taken. Which
 * batches were taken is noted on the disk, so that after a crash none of them is sent again. (One
 * whose answer was lost is: nobody knows whether it was taken.) One uploader works in a directory
 * at a time, also beside a process that writes there. Thread-safe.
 *
 * <p>Either by hand, with {@link #upload}, or in the background, from {@link #start} on.
 *
 * @since 0.1.0
 */
public final class SpoolUploader implements AutoCloseable {
  /** Where Statsig's servers take events. */
  public static final URI STATSIG = URI.create("https://prodregistryv2.org/v1/log_event");

  private static final Logger LOG = LoggerFactory.getLogger(SpoolUploader.class);
  private static final long LONGEST_END = 2_000;

  private final SpoolDirectory directory;
  private final @Nullable EventSpool spool;
  private final BatchSender sender;
  private final UploadPace pace;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile @Nullable UploadResult last;
  private @Nullable Thread thread;

  private SpoolUploader(Builder builder, BatchSender sender) {
    this.directory = new SpoolDirectory(builder.directory);
    this.spool = builder.spool;
    this.sender = sender;
    this.pace = new UploadPace(builder.interval);
  }

  /**
   * Settings of an uploader for a spool of this process. What it has just written is sent too, at
   * each upload.
   *
   * @param spool a spool that is open
   * @return settings with defaults
   */
  public static Builder of(EventSpool spool) {
    return new Builder(spool.directory(), spool);
  }

  /**
   * Settings of an uploader for a directory, in which another process may be writing. The file that
   * it writes to is sent once it has ended.
   *
   * @param directory the directory
   * @return settings with defaults
   */
  public static Builder of(Path directory) {
    return new Builder(requireNonNull(directory, "directory is null"), null);
  }

  /**
   * Sends what there is, as far as that is possible.
   *
   * @return how it went; it does not throw when sending fails
   */
  public UploadResult upload() {
    try {
      return uploadNow();
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return new UploadResult(0, 0, 0, 0, "it was interrupted", Duration.ZERO);
    }
  }

  /**
   * Sends in the background from now on, until it is closed.
   *
   * @return this uploader
   */
  public synchronized SpoolUploader start() {
    if (thread == null && closed.getCount() > 0) {
      Thread started = new Thread(this::run, "postern-upload");
      started.setDaemon(true);
      started.start();
      thread = started;
    }
    return this;
  }

  /** {@return how the last attempt went; null before the first} */
  public @Nullable UploadResult lastResult() {
    return last;
  }

  /** Stops sending; a batch on its way is given up, and sent again by the next uploader. */
  @Override
  public void close() {
    closed.countDown();
    Thread running;
    synchronized (this) {
      running = thread;
    }
    if (running != null) {
      running.interrupt();
      try {
        running.join(LONGEST_END);
      } catch (InterruptedException hurry) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void run() {
    try {
      Duration wait = Duration.ZERO;
      while (!closed.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        wait = pace.next(uploadNow());
      }
    } catch (InterruptedException end) {
      closed.countDown();
    }
  }

  private UploadResult uploadNow() throws InterruptedException {
    UploadResult before = last;
    UploadResult result = tryUpload();
    last = result;
    tell(before, result);
    return result;
  }

  private UploadResult tryUpload() throws InterruptedException {
    try {
      if (spool != null) {
        spool.rotate();
      }
      return Files.isDirectory(directory.path())
          ? new UploadPass(directory, sender).run()
          : new UploadResult(0, 0, 0, 0, null, Duration.ZERO);
    } catch (RuntimeException broken) {
      return new UploadResult(0, 0, 0, 0, broken.toString(), Duration.ZERO);
    }
  }

  private static void tell(@Nullable UploadResult before, UploadResult now) {
    boolean wasFine = before == null || before.isComplete();
    if (wasFine && !now.isComplete()) {
      LOG.warn("the spool cannot be sent: {}; it is tried again", now.failure());
    } else if (!wasFine && now.isComplete()) {
      LOG.info("the spool has been sent: {} events", now.events());
    }
  }

  /** Settings of an uploader. What makes no sense throws {@link IllegalArgumentException}. */
  public static final class Builder {
    private final Path directory;
    private final @Nullable EventSpool spool;
    private Duration interval = Duration.ofSeconds(30);
    private URI url = STATSIG;
    private @Nullable HttpClient httpClient;

    private Builder(Path directory, @Nullable EventSpool spool) {
      this.directory = directory;
      this.spool = spool;
    }

    /**
     * How long to wait in the background after everything was sent; 30 seconds by default. After a
     * failure it waits twice as long each time, up to ten minutes or the interval.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder interval(Duration value) {
      if (value.toMillis() <= 0) {
        throw new IllegalArgumentException("interval must be more than 0, but is " + value);
      }
      interval = value;
      return this;
    }

    /**
     * Where events are sent; {@link #STATSIG} by default.
     *
     * @param value the setting
     * @return this builder
     */
    public Builder logEventUrl(URI value) {
      String scheme = value.getScheme();
      if (!"https".equals(scheme) && !"http".equals(scheme)) {
        throw new IllegalArgumentException("logEventUrl must begin with https:// or http://");
      }
      url = value;
      return this;
    }

    /**
     * The client to send with, such as one that uses a proxy; an ordinary one by default.
     *
     * @param client the client
     * @return this builder
     */
    public Builder httpClient(HttpClient client) {
      httpClient = requireNonNull(client, "httpClient is null");
      return this;
    }

    /**
     * An uploader that sends over HTTP.
     *
     * @param sdkKey the server secret key
     * @return what the settings say
     */
    public SpoolUploader build(String sdkKey) {
      requireNonNull(sdkKey, "sdkKey is null");
      HttpClient client =
          httpClient == null
              ? HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()
              : httpClient;
      return build(new HttpBatchSender(client, url, sdkKey));
    }

    /**
     * An uploader that sends in a way of its own.
     *
     * @param sender sends a batch
     * @return what the settings say
     */
    public SpoolUploader build(BatchSender sender) {
      return new SpoolUploader(this, requireNonNull(sender, "sender is null"));
    }
  }
}
