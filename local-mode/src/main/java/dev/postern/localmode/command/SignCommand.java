package dev.postern.localmode.command;

import dev.postern.localmode.SpecKeys;
import dev.postern.localmode.SpecLock;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern sign}. */
@Command(
    name = "sign",
    description = "Signs the lock of a spec file, if the file is as the lock says.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "Example:",
      "",
      "  postern sign specs.json --key team.pem",
      "",
      "Exit code: 0 done, 1 failed, 2 wrong usage."
    })
final class SignCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The spec file, with its lock beside it.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "KEYFILE",
      description = "The file with both keys, as postern keygen makes it.")
  private Path keyFile = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default) or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    SpecLock lock = LockFiles.read(file);
    SpecLock signed =
        LockFiles.trying(
            () -> {
              lock.verify(file, List.of());
              KeyPair keys = SpecKeys.readPair(keyFile);
              return lock.sign(keys);
            });
    LockFiles.write(signed, file);
    Facts facts = LockFiles.facts(signed, file);
    output.write(
        command.commandLine().getOut(), out -> facts.writeTo(out, format, output.colours()));
    return PosternCommand.DONE;
  }
}
