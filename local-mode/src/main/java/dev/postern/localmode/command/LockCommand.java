package dev.postern.localmode.command;

import dev.postern.localmode.SpecLock;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code postern lock}. */
final class LockCommand implements SubCommand {
  private final Argument<Path> file = Argument.path("FILE", "The spec file.");

  private final Argument<@Nullable Long> version =
      Argument.optional(
          Long.class,
          "--spec-version",
          "NUMBER",
          "Its version; one more than in the lock before by default, from 1 on.");

  private final Argument<@Nullable String> origin =
      Argument.optional(
          String.class, "--origin", "TEXT", "Where the file came from, to be told in the lock.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "lock",
          "Writes the lock of a spec file: its version, checksum and content.",
          """

          The lock of specs.json is specs.lock.json. It tells the checksums of the spec
          file and of the files in id-lists beside it. A new lock is not signed: see
          postern sign. One that is right already stays as it is. Example:

            postern lock specs.json

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          file,
          version,
          origin,
          format,
          output);

  private final InstantSource clock;

  LockCommand(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    SpecLock before = LockFiles.find(file.value());
    SpecLock made = LockFiles.trying(() -> make(before));
    boolean isSame = before != null && isSame(before, made);
    SpecLock lock = isSame && before != null ? before : made;
    if (!isSame) {
      LockFiles.write(lock, file.value());
    }
    Facts facts = LockFiles.facts(lock, file.value()).add("changed", isSame ? "no" : "yes");
    output.write(
        command.commandLine().getOut(),
        out -> facts.writeTo(out, format.value(), output.colours()));
    return PosternCommand.DONE;
  }

  private SpecLock make(@Nullable SpecLock before) {
    long next = before == null ? 1 : before.version() + 1;
    long number = version.value() == null ? next : version.value();
    if (number < 1 || (before != null && number < before.version())) {
      throw new ParameterException(
          command.commandLine(),
          "--spec-version must be " + (before == null ? 1 : before.version()) + " or more");
    }
    return SpecLock.create(file.value(), number, clock.instant(), origin.value());
  }

  /** Whether the old lock says all that the new one would. */
  private boolean isSame(SpecLock before, SpecLock made) {
    return before.sha256().equals(made.sha256())
        && before.idLists().equals(made.idLists())
        && (version.value() == null || version.value() == before.version())
        && (origin.value() == null || origin.value().equals(before.origin()));
  }
}
