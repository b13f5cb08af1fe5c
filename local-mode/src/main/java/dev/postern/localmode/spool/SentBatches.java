package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.localmode.internal.OwnerOnly;
import dev.postern.localmode.internal.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The ids of batches that were sent, in a file, so that none is sent twice: those of the segment
 * that is being sent, and the last ones before it.
 */
final class SentBatches implements AutoCloseable {
  private static final String FILE = "sent.ids";
  private static final int KEPT = 1_000;

  private final Path file;
  private final Set<String> ids;
  private FileChannel channel;

  private SentBatches(Path file, Set<String> ids, FileChannel channel) {
    this.file = file;
    this.ids = ids;
    this.channel = channel;
  }

  static SentBatches open(SpoolDirectory directory) throws IOException {
    Path file = directory.path().resolve(FILE);
    FileChannel channel = openToAppend(file);
    Tail.repair(file);
    List<String> ids = new String(Files.readAllBytes(file), UTF_8).lines().toList();
    return new SentBatches(file, new LinkedHashSet<>(ids), channel);
  }

  boolean contains(SpooledBatch batch) {
    return ids.contains(key(batch));
  }

  /** Notes that a batch was sent, on the disk too. */
  void add(SpooledBatch batch) throws IOException {
    String key = key(batch);
    OwnerOnly.write(channel, (key + "\n").getBytes(UTF_8));
    channel.force(false);
    ids.add(key);
  }

  /** A segment is done: forgets all but the last ones, if there are many. */
  void shrink() throws IOException {
    if (ids.size() <= 2 * KEPT) {
      return;
    }
    List<String> last = new ArrayList<>(ids).subList(ids.size() - KEPT, ids.size());
    WholeFile.replace(file, (String.join("\n", last) + "\n").getBytes(UTF_8));
    ids.retainAll(Set.copyOf(last));
    channel.close();
    channel = openToAppend(file);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  /** On one line, whatever the id is. */
  private static String key(SpooledBatch batch) {
    return batch.id().replaceAll("\\R", " ");
  }

  private static FileChannel openToAppend(Path file) throws IOException {
    return OwnerOnly.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
