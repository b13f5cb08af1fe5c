package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.fixtures.Fuzzing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files in a spool cost at most themselves: what comes after them is sent. */
class SpoolFuzzTest {
  private static final int LEAST = 300;
  @TempDir private Path directory;

  @Test
  void aDamagedSegmentDoesNotHoldUpTheNext() throws IOException {
    fuzzSegment("segment", false);
  }

  @Test
  void aDamagedCompressedSegmentDoesNotHoldUpTheNext() throws IOException {
    fuzzSegment("segment-compressed", true);
  }

  @Test
  void aDamagedListOfWhatWasSentDoesNotHoldUpAnything() throws IOException {
    Path sent = directory.resolve("sent.ids");
    Fuzzing.of(
        "sent-ids",
        LEAST,
        "b-1\nb-2\nü-3\n".getBytes(UTF_8),
        damaged -> {
          Files.write(sent, damaged);
          write("after", false);
          assertThat(upload()).contains("after");
        });
  }

  @Test
  void whatStandsBeforeTheDamageOfACompressedSegmentIsSent() throws IOException {
    try (EventSpool spool = EventSpool.in(directory).compress(true).open()) {
      spool.deliver(Batches.of("b-1", 2)).join();
      spool.deliver(Batches.of("b-2", 200)).join();
    }
    List<Segment> segments = new SpoolDirectory(directory).segments();
    assertThat(segments).hasSize(1);
    Path segment = segments.get(0).file();
    byte[] whole = Files.readAllBytes(segment);
    Files.write(segment, Arrays.copyOf(whole, whole.length - 20));
    assertThat(upload()).containsExactly("b-1");
    assertThat(segment).doesNotExist();
  }

  private void fuzzSegment(String target, boolean isCompressed) throws IOException {
    Path segment = write("b-1", isCompressed);
    byte[] whole = Files.readAllBytes(segment);
    Fuzzing.of(
        target,
        LEAST,
        whole,
        damaged -> {
          Files.write(segment, damaged);
          Path after = write("after", false);
          Files.deleteIfExists(directory.resolve("sent.ids"));
          SpoolReader.of(directory).readNew(batch -> assertThat(batch.body()).startsWith("{"));
          assertThat(upload()).endsWith("after");
          assertThat(after).doesNotExist();
        });
  }

  private Path write(String id, boolean isCompressed) throws IOException {
    try (EventSpool spool = EventSpool.in(directory).compress(isCompressed).open()) {
      spool.deliver(Batches.of(id, 2)).join();
    }
    List<Segment> segments = new SpoolDirectory(directory).segments();
    return segments.get(segments.size() - 1).file();
  }

  /** The ids of what is sent. */
  private List<String> upload() {
    List<String> ids = new ArrayList<>();
    BatchSender sender = batch -> ids.add(batch.id());
    UploadResult result = SpoolUploader.of(directory).build(sender).upload();
    assertThat(result.failure()).isNull();
    return ids;
  }
}
