package dev.postern.localmode.command;

import dev.postern.localmode.spool.SpoolUploader;
import dev.postern.localmode.spool.UploadResult;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern upload}. */
@Command(
    name = "upload",
    description = "Sends the events of a spool to Statsig. It uses the network.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "Files are sent in order and deleted when all of their events were taken. What",
      "was taken is noted, so that nothing is sent again by the next run. Example:",
      "",
      "  postern upload spool --sdk-key-file key.txt",
      "",
      "Exit code: 0 everything was sent, 1 not everything, 2 wrong usage."
    })
final class UploadCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "The directory of the spool.")
  private Path directory = Path.of("");

  @Mixin private SdkKeyFile keyFile = new SdkKeyFile();

  @Option(
      names = "--log-event-url",
      paramLabel = "URL",
      description = "Where events are sent; Statsig's own address by default.")
  private URI url = SpoolUploader.STATSIG;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default) or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    if (!Files.isDirectory(directory)) {
      throw new CommandFailure(directory + ": there is no such directory");
    }
    UploadResult result = uploader(keyFile.read()).upload();
    Facts facts =
        new Facts()
            .add("events", result.events())
            .add("batches", result.batches())
            .add("files", result.segments())
            .add("refused_batches", result.setAside())
            .add("complete", result.isComplete() ? "yes" : "no")
            .add("failure", result.failure());
    output.write(
        command.commandLine().getOut(), out -> facts.writeTo(out, format, output.colours()));
    return result.isComplete() ? PosternCommand.DONE : PosternCommand.FAILED;
  }

  private SpoolUploader uploader(String key) {
    try {
      return SpoolUploader.of(directory).logEventUrl(url).build(key);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(command.commandLine(), "--log-event-url: " + wrong.getMessage());
    }
  }
}
