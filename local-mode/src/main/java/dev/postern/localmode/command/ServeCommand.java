package dev.postern.localmode.command;

import dev.postern.localmode.Integrity;
import dev.postern.localmode.LocalMode;
import dev.postern.localmode.SpecFileException;
import dev.postern.localmode.SpecFileSource;
import dev.postern.localmode.server.StatsigEndpoints;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code postern serve}. */
final class ServeCommand implements SubCommand {
  private static final int HIGHEST_PORT = 65_535;

  private final Argument<Path> file =
      Argument.path("FILE", "The spec file, as downloaded from Statsig.");

  private final Argument<Integer> port =
      Argument.optional(
          0, "--port", "PORT", "The port to listen on; 0, the default, for any that is free.");

  private final Argument<@Nullable Path> idLists =
      Argument.optional(
          Path.class,
          "--id-lists",
          "DIR",
          "The folder of id lists, NAME.txt; by default id-lists beside the file.");

  private final Argument<List<Path>> overlays =
      Argument.files(
          "--overlay", "Overrides for client SDKs; several times, the later above the earlier.");

  private final Argument<@Nullable Path> out =
      Argument.optional(
          Path.class, "--out", "FILE", "Append events to this file, one JSON object a line.");

  private final Argument<@Nullable Format> format =
      Argument.optional(
          Format.class,
          "--format",
          "FORMAT",
          "How events are shown: table or jsonl; by default a table on a terminal.");

  private final CommandSpec command =
      Usage.of(
          this,
          "serve",
          "Serves a spec file to SDKs of any language, as Statsig's servers would.",
          """

          It listens on this machine only, until it is interrupted, and takes any key.
          The file is followed: SDKs get its changes, and a faulty file changes nothing.
          Events that SDKs send are shown, or appended to a file. Example:

            postern serve specs.json --port 0 --out events.jsonl

          Overlays count for client SDKs (browsers, phones), which are evaluated here.
          They do not for server SDKs, which evaluate the file themselves.

          Exit code: 0 stopped, 1 failed, 2 wrong usage.""",
          file,
          port,
          idLists,
          overlays,
          out,
          format);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    if (port.value() < 0 || port.value() > HIGHEST_PORT) {
      throw new ParameterException(command.commandLine(), "--port must be from 0 to 65535");
    }
    ServedFileNews news = new ServedFileNews(file.value(), command.commandLine().getErr());
    SpecFileSource source = source(news);
    try (StopSignal stop = new StopSignal();
        EventPrinter printer = printer(stop);
        StatsigEndpoints endpoints = open(source, printer);
        LoopbackServer server = LoopbackServer.start(port.value(), endpoints)) {
      news.begin(server.url());
      stop.await();
    }
    return PosternCommand.DONE;
  }

  private SpecFileSource source(ServedFileNews news) {
    SpecFileSource.Builder source =
        LocalMode.specFile(file.value())
            .integrity(Integrity.OFF)
            .failOnFirstLoad(true)
            .listener(news);
    if (idLists.value() != null) {
      source.idLists(present(idLists.value(), Files.isDirectory(idLists.value()), "directory"));
    }
    overlays.value().forEach(it -> source.overlay(present(it, Files.exists(it), "file")));
    return source.build();
  }

  private static Path present(Path path, boolean isPresent, String what) {
    if (!isPresent) {
      throw new CommandFailure(path + ": there is no such " + what);
    }
    return path;
  }

  private static StatsigEndpoints open(SpecFileSource source, EventPrinter printer) {
    try {
      StatsigEndpoints endpoints = new StatsigEndpoints(source, printer);
      List<SpecFileException> faults = new ArrayList<>(source.overlayFaults());
      source.idListFault().ifPresent(faults::add);
      if (!faults.isEmpty()) {
        endpoints.close();
        throw faults.get(0);
      }
      return endpoints;
    } catch (SpecFileException fault) {
      throw new CommandFailure(String.valueOf(fault.getMessage()), fault);
    }
  }

  private EventPrinter printer(StopSignal stop) {
    if (out.value() != null) {
      return EventPrinter.appendingTo(out.value(), stop);
    }
    PrintWriter standardOutput = command.commandLine().getOut();
    Format shown = format.value() == null && Terminal.isPresent() ? Format.TABLE : format.value();
    return shown == Format.TABLE
        ? EventPrinter.ofTable(standardOutput, Terminal.colours(), stop)
        : EventPrinter.ofLines(standardOutput, stop);
  }
}
