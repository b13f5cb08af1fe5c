package dev.postern.localmode.command;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code postern completion}. */
@Command(
    name = "completion",
    description = "Writes a script with which bash and zsh complete this command.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    footer = {
      "",
      "It completes a command named postern: an alias, a function or a script that",
      "runs java -jar postern.jar. Example, to be followed by: source postern.bash",
      "",
      "  postern completion --out postern.bash",
      "",
      "Exit code: 0 done, 1 failed, 2 wrong usage."
    })
final class CompletionCommand implements Callable<Integer> {
  @Mixin private Output output = new Output();

  @Spec private CommandSpec command;

  @Override
  public Integer call() {
    CommandLine root = command.root().commandLine();
    String script = AutoComplete.bash(root.getCommandName(), root);
    output.write(command.commandLine().getOut(), out -> out.write(script));
    return PosternCommand.DONE;
  }
}
