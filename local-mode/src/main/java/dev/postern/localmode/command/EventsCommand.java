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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern events}. */
final class EventsCommand implements SubCommand {
  private static final ObjectMapper MAPPER = ForeignJson.MAPPER;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Argument<Path> directory = Argument.path("DIR", "The directory of the spool.");

  private final Argument<Boolean> isFollowing =
      Argument.flag("--follow", "Go on with new events until interrupted.");

  private final Argument<@Nullable Format> format =
      Argument.optional(
          Format.class, "--format", "FORMAT", "table or jsonl; by default a table on a terminal.");

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "events",
          "Shows the events in a spool.",
          """

          Nothing is changed, and a process may be writing there. Example:

            postern events spool

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          directory,
          isFollowing,
          format,
          output);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    if (!Files.isDirectory(directory.value())) {
      throw new CommandFailure(directory.value() + ": there is no such directory");
    }
    boolean isTable = Format.orDefault(format.value(), output) == Format.TABLE;
    output.write(command.commandLine().getOut(), out -> show(out, isTable));
    return PosternCommand.DONE;
  }

  private void show(Writer out, boolean isTable) throws IOException {
    SpoolReader spool = SpoolReader.of(directory.value());
    EventTable table = new EventTable(out, output.colours());
    if (isTable) {
      table.writeHead();
    }
    do {
      spool.readNew(batch -> write(out, batch, isTable ? table : null));
      out.flush();
    } while (isFollowing.value() && pause());
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
