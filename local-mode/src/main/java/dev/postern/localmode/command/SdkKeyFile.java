package dev.postern.localmode.command;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the SDK key is, which never stands on a command line: others could see it there. */
final class SdkKeyFile {
  @Option(
      names = "--sdk-key-file",
      required = true,
      paramLabel = "FILE",
      description = "A file that holds the server secret key and nothing else.")
  private Path file = Path.of("");

  /** The key, for use but not to be shown. */
  String read() {
    String key = SpecText.read(file).strip();
    if (key.isEmpty() || key.chars().anyMatch(c -> c <= ' ' || c > '~')) {
      throw new CommandFailure(file + ": it must hold a server secret key and nothing else");
    }
    return key;
  }
}
