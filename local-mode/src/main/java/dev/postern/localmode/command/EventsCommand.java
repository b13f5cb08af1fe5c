package dev.postern.localmode.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.localmode.internal.ForeignJson;
import dev.postern.localmode.spool.SpoolReader;
import dev.postern.localmode.spool.SpooledBatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
  private static final ObjectMapper MAPPER = ForeignJson.MAPPER;
  private static final Duration PAUSE = Duration.ofMillis(500);

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
    EventTable table = new EventTable(out, output.colours());
    if (isTable) {
      table.writeHead();
    }
    do {
      spool.readNew(batch -> write(out, batch, isTable ? table : null));
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

  private static void write(Writer out, SpooledBatch batch, @Nullable EventTable table) {
    try {
      for (JsonNode event : MAPPER.readTree(batch.body()).path("events")) {
        if (table != null) {
          table.write(event);
        } else {
          out.write(JsonText.of(MAPPER.convertValue(event, Object.class)));
          out.write('\n');
        }
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
