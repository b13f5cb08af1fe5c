package dev.postern.localmode.command;

import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Where the SDK key is, which never stands on a command line: others could see it there. */
final class SdkKeyFile implements Accepted {
  private final Argument<Path> file =
      Argument.required(
          Path.class,
          "--sdk-key-file",
          "FILE",
          "A file that holds the server secret key and nothing else.");

  @Override
  public void addTo(CommandSpec command) {
    file.addTo(command);
  }

  /** The key, for use but not to be shown. */
  String read() {
    String key = SpecText.read(file.value()).strip();
    if (key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new CommandFailure(
          file.value() + ": it must hold a server secret key and nothing else");
    }
    return key;
  }
}
