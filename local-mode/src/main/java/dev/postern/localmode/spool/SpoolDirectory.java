package dev.postern.localmode.spool;

import dev.postern.localmode.internal.OwnerOnly;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The directory of a spool. */
record SpoolDirectory(Path path) {
  private static final String WRITER_LOCK = "writer.lock";
  private static final String UPLOADER_LOCK = "uploader.lock";
  private static final String DRAFT = ".draft";

  static SpoolDirectory create(Path path) throws IOException {
    OwnerOnly.createDirectories(path);
    return new SpoolDirectory(path);
  }

  /** Locks it for writing; null when someone else writes there. */
  @Nullable ProcessLock lockForWriting() throws IOException {
    return ProcessLock.tryLock(path.resolve(WRITER_LOCK));
  }

  /** Locks it for sending; null when someone else sends from there. */
  @Nullable ProcessLock lockForSending() throws IOException {
    return ProcessLock.tryLock(path.resolve(UPLOADER_LOCK));
  }

  /** All segments in order. */
  List<Segment> segments() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      return files.map(Segment::of).filter(Objects::nonNull).sorted().toList();
    }
  }

  /** The segments that nobody writes to any more, in order. */
  List<Segment> completeSegments() throws IOException {
    return segments().stream().filter(it -> it.form() != Segment.Form.OPEN).toList();
  }

  /**
   * Ends what a process that died has left behind. Only for who has locked it for writing.
   *
   * @return how many torn lines were taken away
   */
  long repair() throws IOException {
    long torn = 0;
    for (Segment segment : segments()) {
      if (segment.form() == Segment.Form.OPEN) {
        torn += Tail.repair(segment.file()) ? 1 : 0;
        end(segment);
      } else if (segment.form() == Segment.Form.COMPRESSED) {
        Files.deleteIfExists(segment.as(Segment.Form.PLAIN).file());
      }
    }
    deleteDrafts();
    return torn;
  }

  /** Ends an open segment: nothing more is written to it. An empty one is deleted. */
  Segment end(Segment open) throws IOException {
    Segment ended = open.as(Segment.Form.PLAIN);
    if (open.size() == 0) {
      Files.deleteIfExists(open.file());
    } else {
      Files.move(open.file(), ended.file(), StandardCopyOption.ATOMIC_MOVE);
    }
    return ended;
  }

  /** Compresses a segment that has ended. Whenever this is interrupted, one of both is there. */
  Segment compress(Segment plain) throws IOException {
    Segment compressed = plain.as(Segment.Form.COMPRESSED);
    Path draft = path.resolve(plain.stem() + DRAFT);
    try (FileChannel file =
            OwnerOnly.open(
                draft,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        OutputStream out = new GZIPOutputStream(Channels.newOutputStream(file))) {
      Files.copy(plain.file(), out);
      ((GZIPOutputStream) out).finish();
      file.force(true);
    }
    Files.move(draft, compressed.file(), StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(plain.file());
    return compressed;
  }

  private void deleteDrafts() throws IOException {
    try (Stream<Path> files = Files.list(path)) {
      for (Path draft : files.filter(file -> file.toString().endsWith(DRAFT)).toList()) {
        Files.deleteIfExists(draft);
      }
    }
  }
}
