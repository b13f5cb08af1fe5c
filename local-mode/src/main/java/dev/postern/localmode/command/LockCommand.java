package dev.postern.localmode.command;

import dev.postern.localmode.SpecLock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern lock}. */
@Command(
    name = "lock",
    description = "Writes the lock of a spec file: its version, checksum and content.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "The lock of specs.json is specs.lock.json. It tells the checksums of the spec",
      "file and of the files in id-lists beside it. A new lock is not signed: see",
      "postern sign. One that is right already stays as it is. Example:",
      "",
      "  postern lock specs.json",
      "",
      "Exit code: 0 done, 1 failed, 2 wrong usage."
    })
final class LockCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "The spec file.")
  private Path file = Path.of("");

  @Option(
      names = "--spec-version",
      paramLabel = "NUMBER",
      description = "Its version; one more than in the lock before by default, from 1 on.")
  private @Nullable Long version;

  @Option(
      names = "--origin",
      paramLabel = "TEXT",
      description = "Where the file came from, to be told in the lock.")
  private @Nullable String origin;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default) or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  private final InstantSource clock;

  LockCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Integer call() {
    SpecLock before = LockFiles.find(file);
    SpecLock made = LockFiles.trying(() -> make(before));
    boolean isSame = before != null && isSame(before, made);
    SpecLock lock = isSame && before != null ? before : made;
    if (!isSame) {
      LockFiles.write(lock, file);
    }
    Facts facts = LockFiles.facts(lock, file).add("changed", isSame ? "no" : "yes");
    output.write(
        command.commandLine().getOut(), out -> facts.writeTo(out, format, output.colours()));
    return PosternCommand.DONE;
  }

  private SpecLock make(@Nullable SpecLock before) {
    long next = before == null ? 1 : before.version() + 1;
    long number = version == null ? next : version;
    if (number < 1 || (before != null && number < before.version())) {
      throw new ParameterException(
          command.commandLine(),
          "--spec-version must be " + (before == null ? 1 : before.version()) + " or more");
    }
    return SpecLock.create(file, number, clock.instant(), origin);
  }

  /** Whether the old lock says all that the new one would. */
  private boolean isSame(SpecLock before, SpecLock made) {
    return before.sha256().equals(made.sha256())
        && before.idLists().equals(made.idLists())
        && (version == null || version == before.version())
        && (origin == null || origin.equals(before.origin()));
  }
}
