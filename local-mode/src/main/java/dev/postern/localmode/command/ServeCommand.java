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
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern serve}. */
@Command(
    name = "serve",
    description = "Serves a spec file to SDKs of any language, as Statsig's servers would.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "It listens on this machine only, until it is interrupted, and takes any key.",
      "The file is followed: SDKs get its changes, and a faulty file changes nothing.",
      "Events that SDKs send are shown, or appended to a file. Example:",
      "",
      "  postern serve specs.json --port 0 --out events.jsonl",
      "",
      "Overlays count for client SDKs (browsers, phones), which are evaluated here.",
      "They do not for server SDKs, which evaluate the file themselves.",
      "",
      "Exit code: 0 stopped, 1 failed, 2 wrong usage."
    })
final class ServeCommand implements Callable<Integer> {
  private static final int HIGHEST_PORT = 65_535;

  @Parameters(paramLabel = "FILE", description = "The spec file, as downloaded from Statsig.")
  private Path file = Path.of("");

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "The port to listen on; 0, the default, for any that is free.")
  private int port;

  @Option(
      names = "--id-lists",
      paramLabel = "DIR",
      description = "The folder of id lists, NAME.txt; by default id-lists beside the file.")
  private @Nullable Path idLists;

  @Option(
      names = "--overlay",
      paramLabel = "FILE",
      description = "Overrides for client SDKs; several times, the later above the earlier.")
  private List<Path> overlays = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Append events to this file, one JSON object a line.")
  private @Nullable Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How events are shown: table or jsonl; by default a table on a terminal.")
  private @Nullable Format format;

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (port < 0 || port > HIGHEST_PORT) {
      throw new ParameterException(command.commandLine(), "--port must be from 0 to 65535");
    }
    ServedFileNews news = new ServedFileNews(file, command.commandLine().getErr());
    SpecFileSource source = source(news);
    try (StopSignal stop = new StopSignal();
        EventPrinter printer = printer(stop);
        StatsigEndpoints endpoints = open(source, printer);
        LoopbackServer server = LoopbackServer.start(port, endpoints)) {
      news.begin(server.url());
      stop.await();
    }
    return PosternCommand.DONE;
  }

  private SpecFileSource source(ServedFileNews news) {
    SpecFileSource.Builder source =
        LocalMode.specFile(file).integrity(Integrity.OFF).failOnFirstLoad(true).listener(news);
    if (idLists != null) {
      source.idLists(present(idLists, Files.isDirectory(idLists), "directory"));
    }
    overlays.forEach(it -> source.overlay(present(it, Files.exists(it), "file")));
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
    if (out != null) {
      return EventPrinter.appendingTo(out, stop);
    }
    PrintWriter standardOutput = command.commandLine().getOut();
    Format shown = format == null && Terminal.isPresent() ? Format.TABLE : format;
    return shown == Format.TABLE
        ? EventPrinter.ofTable(standardOutput, Terminal.colours(), stop)
        : EventPrinter.ofLines(standardOutput, stop);
  }
}
