package dev.postern.localmode.command;

import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code postern completion}. */
final class CompletionCommand implements SubCommand {
  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "completion",
          "Writes a script with which bash and zsh complete this command.",
          """

          It completes a command named postern: an alias, a function or a script that
          runs java -jar postern.jar. Example, to be followed by: source postern.bash

            postern completion --out postern.bash

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          output);

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    CommandLine root = command.root().commandLine();
    String script = AutoComplete.bash(root.getCommandName(), root);
    output.write(command.commandLine().getOut(), out -> out.write(script));
    return PosternCommand.DONE;
  }
}
