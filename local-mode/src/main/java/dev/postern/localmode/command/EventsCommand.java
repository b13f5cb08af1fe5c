package dev.postern.localmode.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.localmode.spool.SpoolReader;
import dev.postern.localmode.spool.SpooledBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern events}. */
@Command(
    name = "events",
    description = "Shows the events in a spool.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "Nothing is changed, and a process may be writing there. Example:",
      "",
      "  postern events spool",
      "",
      "Exit code: 0 done, 1 failed, 2 wrong usage."
    })
final class EventsCommand implements Callable<Integer> {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int TIME_WIDTH = 24;
  private static final int EVENT_WIDTH = 15;
  private static final int NAME_WIDTH = 30;
  private static final int USER_WIDTH = 20;

  @Parameters(paramLabel = "DIR", description = "The directory of the spool.")
  private Path directory = Path.of("");

  @Option(names = "--follow", description = "Go on with new events until interrupted.")
  private boolean isFollowing;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "table or jsonl; by default a table on a terminal.")
  private @Nullable Format format;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure(directory + ": there is no such directory");
    }
    boolean isTable = Format.orDefault(format, output) == Format.TABLE;
    output.write(command.commandLine().getOut(), out -> show(out, isTable));
    return PosternCommand.DONE;
  }

  private void show(Writer out, boolean isTable) throws IOException {
    SpoolReader spool = SpoolReader.of(directory);
    if (isTable) {
      row(out, true, "TIME", "EVENT", "NAME", "USER", "DETAILS");
    }
    do {
      spool.readNew(batch -> write(out, batch, isTable));
      out.flush();
    } while (isFollowing && pause());
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
      return true;
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void write(Writer out, SpooledBatch batch, boolean isTable) {
    try {
      for (JsonNode event : MAPPER.readTree(batch.body()).path("events")) {
        if (isTable) {
          EventRow row = EventRow.of(event);
          row(
              out,
              false,
              Instant.ofEpochMilli(row.time()).toString(),
              row.kind(),
              row.name(),
              row.user(),
              row.details());
        } else {
          out.write(JsonText.of(MAPPER.convertValue(event, Object.class)));
          out.write('\n');
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private void row(Writer out, boolean isHead, String... cells) throws IOException {
    TextTables.Rows table =
        TextTables.wrapping(output.colours(), TIME_WIDTH, EVENT_WIDTH, NAME_WIDTH, USER_WIDTH);
    if (isHead) {
      table.head(cells);
    } else {
      table.add(cells);
    }
    out.write(table.toString());
  }
}
