package dev.postern.localmode.spool;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.localmode.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes into a spool is killed again and again; what it acknowledged is there. */
class SpoolCrashTest {
  private static final int KILLS = 50;

  @TempDir private Path directory;

  @Test
  void everyAcknowledgedBatchIsReadBackOnceAfterFiftyKills() throws Exception {
    Random random = new Random(50);
    List<String> acknowledged = new ArrayList<>();
    for (int run = 0; run < KILLS; run++) {
      acknowledged.addAll(runUntilKilled(run, 1 + random.nextInt(150)));
    }
    EventSpool.in(directory).open().close();
    List<String> found =
        Batches.in(new SpoolDirectory(directory)).stream().map(SpooledBatch::id).toList();
    assertThat(found).doesNotHaveDuplicates().containsAll(acknowledged);
    assertThat(acknowledged).hasSizeGreaterThan(KILLS);
    assertThat(found.size() - acknowledged.size())
        .as("written, but not yet acknowledged")
        .isBetween(0, KILLS);
  }

  private List<String> runUntilKilled(int run, int enough) throws IOException {
    Process process =
        ChildJvm.of(Writer.class, List.of(), List.of(directory.toString(), "run-" + run)).start();
    List<String> acknowledged = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.endsWith(".")) {
          acknowledged.add(line.substring(0, line.length() - 1));
        }
        if (acknowledged.size() == enough) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(acknowledged).as("run %d", run).hasSizeGreaterThanOrEqualTo(enough);
    return acknowledged;
  }

  /** Writes batches for ever, and prints the id of each as soon as it is acknowledged. */
  static final class Writer {
    private Writer() {}

    public static void main(String[] args) throws IOException {
      EventSpool spool =
          EventSpool.in(Path.of(args[0])).sync(SyncPolicy.EACH).segmentSize(100_000).open();
      PrintStream out = new PrintStream(System.out, true, UTF_8);
      for (int i = 0; true; i++) {
        String id = args[1] + "-" + i;
        spool.deliver(Batches.of(id, 1 + i % 97)).join();
        out.println(id + ".");
      }
    }
  }
}
