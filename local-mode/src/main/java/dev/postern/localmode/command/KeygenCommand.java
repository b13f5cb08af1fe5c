package dev.postern.localmode.command;

import dev.postern.localmode.SpecKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern keygen}. */
final class KeygenCommand implements SubCommand {
  private final Argument<Path> keyFile = Argument.path("KEYFILE", "The new file with both keys.");

  private final Argument<@Nullable Path> publicFile =
      Argument.optional(
          Path.class,
          "--public",
          "FILE",
          "The new file with the public key; KEYFILE with .pub by default.");

  private final Argument<DocumentFormat> format = DocumentFormat.option();

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "keygen",
          "Makes a pair of Ed25519 keys that sign locks of spec files.",
          """

          KEYFILE gets both keys, for its owner only: keep it secret. KEYFILE with .pub
          gets the public key, for those who check. Neither may be there yet. Example:

            postern keygen release.pem

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          keyFile,
          publicFile,
          format,
          output);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    Path shared =
        publicFile.value() == null
            ? keyFile.value().resolveSibling(keyFile.value().getFileName() + ".pub")
            : publicFile.value();
    KeyPair keys = SpecKeys.generate();
    try {
      SpecKeys.write(keys, keyFile.value(), shared);
    } catch (FileAlreadyExistsException exists) {
      throw new CommandFailure(
          exists.getFile() + ": it is there already; keys are never written over", exists);
    } catch (NoSuchFileException absent) {
      throw new CommandFailure(absent.getFile() + ": its folder is not there", absent);
    } catch (IOException failure) {
      throw new CommandFailure("the keys cannot be written: " + failure.getMessage(), failure);
    }
    Facts facts =
        new Facts()
            .add("key_id", SpecKeys.id(keys.getPublic()))
            .add("key_file", keyFile.value().toString())
            .add("public_file", shared.toString());
    output.write(
        command.commandLine().getOut(),
        out -> facts.writeTo(out, format.value(), output.colours()));
    return PosternCommand.DONE;
  }
}
