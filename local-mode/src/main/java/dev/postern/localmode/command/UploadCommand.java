package dev.postern.localmode.command;

import dev.postern.localmode.spool.SpoolUploader;
import dev.postern.localmode.spool.UploadResult;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code postern upload}. */
final class UploadCommand implements SubCommand {
  private final Argument<Path> directory = Argument.path("DIR", "The directory of the spool.");

  private final SdkKeyFile keyFile = new SdkKeyFile();

  private final Argument<URI> url =
      Argument.optional(
          SpoolUploader.STATSIG,
          "--log-event-url",
          "URL",
          "Where events are sent; Statsig's own address by default.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "upload",
          "Sends the events of a spool to Statsig. It uses the network.",
          """

          Files are sent in order and deleted when all of their events were taken. What
          was taken is noted, so that nothing is sent again by the next run. Example:

            postern upload spool --sdk-key-file key.txt

          Exit code: 0 everything was sent, 1 not everything, 2 wrong usage.""",
          directory,
          keyFile,
          url,
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
        command.commandLine().getOut(),
        out -> facts.writeTo(out, format.value(), output.colours()));
    return result.isComplete() ? PosternCommand.DONE : PosternCommand.FAILED;
  }

  private SpoolUploader uploader(String key) {
    try {
      return SpoolUploader.of(directory.value()).logEventUrl(url.value()).build(key);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(command.commandLine(), "--log-event-url: " + wrong.getMessage());
    }
  }
}
