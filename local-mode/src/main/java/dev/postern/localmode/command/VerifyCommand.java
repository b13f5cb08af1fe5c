package dev.postern.localmode.command;

import dev.postern.localmode.SpecFileException;
import dev.postern.localmode.SpecKeys;
import dev.postern.localmode.SpecLock;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern verify}. */
final class VerifyCommand implements SubCommand {
  private final Argument<Path> file =
      Argument.path("FILE", "The spec file, with its lock beside it.");

  private final Argument<List<Path>> keyFiles =
      Argument.files(
          "--key", "A file with a public key that is trusted; may be given several times.");

  private final Argument<Long> minimumVersion =
      Argument.optional(
          0L, "--minimum-version", "NUMBER", "The lowest version that is good enough.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "verify",
          "Says whether a spec file is as its lock says, and who signed that.",
          """

          With keys, the lock must be signed by one of them. Example:

            postern verify specs.json --key team.pem.pub

          Exit code: 0 it is, 1 it is not or failed, 2 wrong usage.""",
          file,
          keyFiles,
          minimumVersion,
          format,
          output);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    SpecLock lock = LockFiles.read(file.value());
    List<PublicKey> trusted =
        LockFiles.trying(() -> keyFiles.value().stream().map(SpecKeys::readPublic).toList());
    String fault = fault(lock, trusted);
    Facts facts =
        LockFiles.facts(lock, file.value())
            .add("verified", fault == null ? "yes" : "no")
            .add("fault", fault);
    output.write(
        command.commandLine().getOut(),
        out -> facts.writeTo(out, format.value(), output.colours()));
    return fault == null ? PosternCommand.DONE : PosternCommand.FAILED;
  }

  private @Nullable String fault(SpecLock lock, List<PublicKey> trusted) {
    try {
      lock.verify(file.value(), trusted);
    } catch (SpecFileException found) {
      return found.reason();
    }
    return lock.version() < minimumVersion.value()
        ? "its version %d is lower than %d".formatted(lock.version(), minimumVersion.value())
        : null;
  }
}
