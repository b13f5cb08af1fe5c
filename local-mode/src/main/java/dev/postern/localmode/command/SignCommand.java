package dev.postern.localmode.command;

import dev.postern.localmode.SpecKeys;
import dev.postern.localmode.SpecLock;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern sign}. */
final class SignCommand implements SubCommand {
  private final Argument<Path> file =
      Argument.path("FILE", "The spec file, with its lock beside it.");

  private final Argument<Path> keyFile =
      Argument.required(
          Path.class, "--key", "KEYFILE", "The file with both keys, as postern keygen makes it.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "sign",
          "Signs the lock of a spec file, if the file is as the lock says.",
          """

          Example:

            postern sign specs.json --key team.pem

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          file,
          keyFile,
          format,
          output);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    SpecLock lock = LockFiles.read(file.value());
    SpecLock signed =
        LockFiles.trying(
            () -> {
              lock.verify(file.value(), List.of());
              KeyPair keys = SpecKeys.readPair(keyFile.value());
              return lock.sign(keys);
            });
    LockFiles.write(signed, file.value());
    Facts facts = LockFiles.facts(signed, file.value());
    output.write(
        command.commandLine().getOut(),
        out -> facts.writeTo(out, format.value(), output.colours()));
    return PosternCommand.DONE;
  }
}
