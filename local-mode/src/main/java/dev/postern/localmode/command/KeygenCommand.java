package dev.postern.localmode.command;

import dev.postern.localmode.SpecKeys;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code postern keygen}. */
@Command(
    name = "keygen",
    description = "Makes a pair of Ed25519 keys that sign locks of spec files.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "KEYFILE gets both keys, for its owner only: keep it secret. KEYFILE with .pub",
      "gets the public key, for those who check. Neither may be there yet. Example:",
      "",
      "  postern keygen release.pem",
      "",
      "Exit code: 0 done, 1 failed, 2 wrong usage."
    })
final class KeygenCommand implements Callable<Integer> {
  @Parameters(paramLabel = "KEYFILE", description = "The new file with both keys.")
  private Path keyFile = Path.of("");

  @Option(
      names = "--public",
      paramLabel = "FILE",
      description = "The new file with the public key; KEYFILE with .pub by default.")
  private @Nullable Path publicFile;

  @Option(names = "--format", paramLabel = "FORMAT", description = "table (the default) or json.")
  private DocumentFormat format = DocumentFormat.TABLE;

  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    Path shared =
        publicFile == null ? keyFile.resolveSibling(keyFile.getFileName() + ".pub") : publicFile;
    KeyPair keys = SpecKeys.generate();
    try {
      SpecKeys.write(keys, keyFile, shared);
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
            .add("key_file", keyFile.toString())
            .add("public_file", shared.toString());
    output.write(
        command.commandLine().getOut(), out -> facts.writeTo(out, format, output.colours()));
    return PosternCommand.DONE;
  }
}
