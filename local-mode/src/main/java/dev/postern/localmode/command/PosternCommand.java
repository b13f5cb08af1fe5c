package dev.postern.localmode.command;

import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;

/** The command and its sub-commands. */
@Command(
    name = "postern",
    description = "Evaluates a Statsig spec file without a network.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {EvaluateCommand.class, ClientInitCommand.class, ListCommand.class})
public final class PosternCommand implements Runnable {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  @Option(
      names = "--debug",
      description = "Show where an error comes from.",
      scope = ScopeType.INHERIT)
  private boolean debug;

  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  private PosternCommand() {}

  /** Runs the command and ends the process with its exit code: 0 done, 1 failed, 2 wrong usage. */
  public static void main(String[] args) {
    System.exit(create().execute(args));
  }

  static CommandLine create() {
    PosternCommand command = new PosternCommand();
    return new CommandLine(command)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(PosternCommand::explainUsage)
        .setExecutionExceptionHandler(command::explainFailure);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  private static int explainUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("postern: " + oneLine(wrong.getMessage()));
    if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err)) {
      err.println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    }
    err.flush();
    return USAGE;
  }

  private int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
    PrintWriter err = command.getErr();
    boolean isExpected = failure instanceof CommandFailure;
    err.println("postern: " + (isExpected ? oneLine(failure.getMessage()) : unexpected(failure)));
    if (debug) {
      failure.printStackTrace(err);
    }
    err.flush();
    return FAILED;
  }

  private static String unexpected(Exception failure) {
    return "this should not have happened: " + oneLine(failure.toString()) + " (see --debug)";
  }

  /** Control characters of a file or a name must not reach a terminal. */
  static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("\\p{Cntrl}+", " ");
  }
}
