package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.localmode.internal.ForeignJson;
import dev.postern.localmode.server.ReceivedEvent;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** Writes events as they come; all of a request are written through before it is answered. */
final class EventPrinter implements Consumer<List<ReceivedEvent>>, AutoCloseable {
  private static final ObjectMapper MAPPER = ForeignJson.MAPPER;

  private final Writer out;
  private final @Nullable EventTable table;
  private final boolean isOwnWriter;
  private final StopSignal stop;

  private EventPrinter(
      Writer out, @Nullable EventTable table, boolean isOwnWriter, StopSignal stop) {
    this.out = out;
    this.table = table;
    this.isOwnWriter = isOwnWriter;
    this.stop = stop;
  }

  /** A printer that appends JSON lines to a file. */
  static EventPrinter appendingTo(Path file, StopSignal stop) {
    try {
      Writer out =
          Files.newBufferedWriter(
              file, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      return new EventPrinter(out, null, true, stop);
    } catch (NoSuchFileException noFolder) {
      throw new CommandFailure(file + ": its folder is not there", noFolder);
    } catch (IOException failure) {
      String why = Files.isDirectory(file) ? "it is a directory" : failure.getMessage();
      throw new CommandFailure(file + ": it cannot be written: " + why, failure);
    }
  }

  /** A printer of JSON lines. */
  static EventPrinter ofLines(Writer out, StopSignal stop) {
    return new EventPrinter(out, null, false, stop);
  }

  /** A printer of a table, which has its head already. */
  static EventPrinter ofTable(Writer out, Ansi colours, StopSignal stop) {
    EventTable table = new EventTable(out, colours);
    EventPrinter printer = new EventPrinter(out, table, false, stop);
    printer.attempt(table::writeHead);
    return printer;
  }

  @Override
  public void accept(List<ReceivedEvent> events) {
    attempt(
        () -> {
          for (ReceivedEvent event : events) {
            write(MAPPER.readTree(event.json()));
          }
          out.flush();
        });
  }

  @Override
  public void close() {
    attempt(isOwnWriter ? out::close : out::flush);
  }

  private void write(JsonNode event) throws IOException {
    if (table != null) {
      table.write(event);
    } else {
      out.write(JsonText.of(MAPPER.convertValue(event, Object.class)));
      out.write('\n');
    }
  }

  private synchronized void attempt(Writing writing) {
    try {
      writing.write();
    } catch (IOException failure) {
      throw failed(
          new CommandFailure("events cannot be written: " + failure.getMessage(), failure));
    } catch (CommandFailure | StandardOutput.ClosedPipeException failure) {
      throw failed(failure);
    }
  }

  /** Without its events, a server is of no use: SDKs would send them again and again. */
  private RuntimeException failed(RuntimeException failure) {
    stop.fail(failure);
    return failure;
  }

  @FunctionalInterface
  private interface Writing {
    void write() throws IOException;
  }
}
