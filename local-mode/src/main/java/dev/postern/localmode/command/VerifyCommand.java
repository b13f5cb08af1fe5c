package dev.postern.localmode.command;

import dev.postern.localmode.SpecFileException;
import dev.postern.localmode.SpecKeys;
import dev.postern.localmode.SpecLock;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern verify}. */
@Command(
    name = "verify",
    description = "Says whether a spec file is as its lock says, and who signed that.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "With keys, the lock must be signed by one of them. Example:",
      "",
      "  postern verify specs.json --key team.pem.pub",
      "",
      "Exit code: 0 it is, 1 it is not or failed, 2 wrong usage."
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The spec file, with its lock beside it.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "A file with a public key that is trusted; may be given several times.")
  private List<Path> keyFiles = List.of();

  @Option(
      names = "--minimum-version",
      paramLabel = "NUMBER",
      description = "The lowest version that is good enough.")
  private long minimumVersion;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default) or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    SpecLock lock = LockFiles.read(file);
    List<PublicKey> trusted =
        LockFiles.trying(() -> keyFiles.stream().map(SpecKeys::readPublic).toList());
    String fault = fault(lock, trusted);
    Facts facts =
        LockFiles.facts(lock, file)
            .add("verified", fault == null ? "yes" : "no")
            .add("fault", fault);
    output.write(
        command.commandLine().getOut(), out -> facts.writeTo(out, format, output.colours()));
    return fault == null ? PosternCommand.DONE : PosternCommand.FAILED;
  }

  private @Nullable String fault(SpecLock lock, List<PublicKey> trusted) {
    try {
      lock.verify(file, trusted);
    } catch (SpecFileException found) {
      return found.reason();
    }
    return lock.version() < minimumVersion
        ? "its version %d is lower than %d".formatted(lock.version(), minimumVersion)
        : null;
  }
}
