package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.localmode.internal.OwnerOnly;
import dev.postern.spi.DeliveryException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One attempt to send all segments of a spool. Used once. */
final class UploadPass {
  private static final Logger LOG = LoggerFactory.getLogger(SpoolUploader.class);
  private static final String REFUSED = "refused.ndjson";

  private final SpoolDirectory directory;
  private final BatchSender sender;
  private int segments;
  private long batches;
  private long events;
  private long setAside;

  UploadPass(SpoolDirectory directory, BatchSender sender) {
    this.directory = directory;
    this.sender = sender;
  }

  UploadResult run() throws InterruptedException {
    try (ProcessLock lock = directory.lockForSending()) {
      if (lock == null) {
        return ended("another uploader is at work in " + directory.path(), Duration.ZERO);
      }
      sendAll();
      return ended(null, Duration.ZERO);
    } catch (DeliveryException later) {
      return ended(later.getMessage(), later.retryAfter().orElse(Duration.ZERO));
    } catch (IOException failure) {
      String message = failure.getMessage();
      return ended(message == null ? failure.toString() : message, Duration.ZERO);
    }
  }

  private void sendAll() throws IOException, DeliveryException, InterruptedException {
    endLeftOvers();
    try (SentBatches sent = SentBatches.open(directory)) {
      for (Segment segment : directory.completeSegments()) {
        send(segment, sent);
        Files.deleteIfExists(segment.file());
        sent.shrink();
        segments++;
      }
    }
  }

  /** What a process left that died; while one is alive, its open file is left to it. */
  private void endLeftOvers() throws IOException {
    try (ProcessLock writing = directory.lockForWriting()) {
      if (writing != null) {
        directory.repair();
      }
    }
  }

  private void send(Segment segment, SentBatches sent)
      throws IOException, DeliveryException, InterruptedException {
    try (SegmentReader reader = SegmentReader.open(segment)) {
      for (SpooledBatch batch = reader.next(); batch != null; batch = reader.next()) {
        if (!sent.contains(batch)) {
          send(batch);
          sent.add(batch);
        }
      }
      if (reader.skipped() > 0) {
        LOG.warn("{}: {} unreadable lines were left out", segment.file(), reader.skipped());
      }
    } catch (NoSuchFileException droppedMeanwhile) {
      LOG.info("{} was dropped before it could be sent", segment.stem());
    }
  }

  private void send(SpooledBatch batch)
      throws IOException, DeliveryException, InterruptedException {
    try {
      sender.send(batch);
      batches++;
      events += batch.events();
    } catch (DeliveryException failure) {
      if (failure.isRetryable()) {
        throw failure;
      }
      setAside(batch, failure);
    }
  }

  private void setAside(SpooledBatch batch, DeliveryException refusal) throws IOException {
    LOG.warn("a batch of {} events was refused: {}", batch.events(), refusal.getMessage());
    try (FileChannel out =
        OwnerOnly.open(
            directory.path().resolve(REFUSED),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND)) {
      OwnerOnly.write(out, (batch.body() + "\n").getBytes(UTF_8));
      out.force(false);
    }
    setAside++;
  }

  private UploadResult ended(@Nullable String failure, Duration retryAfter) {
    return new UploadResult(segments, batches, events, setAside, failure, retryAfter);
  }
}
