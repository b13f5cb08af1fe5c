package dev.postern.localmode.command;

import dev.postern.localmode.command.StandardOutput.ClosedPipeException;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** What comes of a run: its exit code, and what is said when it fails. */
final class Outcome
    implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {
  private final Argument<Boolean> debug;

  /** Failures are told with where they come from if that is asked for. */
  Outcome(Argument<Boolean> debug) {
    this.debug = debug;
  }

  /** Has a failure to print the help explained like any other. */
  @Override
  public int execute(ParseResult parsed) {
    CommandLine command = parsed.commandSpec().commandLine();
    try {
      int exitCode = new RunLast().execute(parsed);
      command.getOut().flush();
      return exitCode;
    } catch (ClosedPipeException | CommandFailure failure) {
      throw new ExecutionException(command, String.valueOf(failure.getMessage()), failure);
    }
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    String help = "try '" + command.getCommandSpec().qualifiedName() + " --help'";
    PrintWriter err = command.getErr();
    err.println(
        "postern: "
            + PosternCommand.oneLine(wrong.getMessage()).replaceFirst("^Error: ", "")
            + "; "
            + suggestion(wrong)
            + help);
    err.flush();
    return PosternCommand.USAGE;
  }

  private static String suggestion(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions().stream().limit(3).toList();
      return near.isEmpty() ? "" : "did you mean " + String.join(", ", near) + "? Or ";
    }
    return "";
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ClosedPipeException) {
      return PosternCommand.DONE;
    }
    PrintWriter err = command.getErr();
    boolean isExpected = failure instanceof CommandFailure;
    err.println(
        "postern: "
            + (isExpected ? PosternCommand.oneLine(failure.getMessage()) : unexpected(failure)));
    if (debug.value()) {
      failure.printStackTrace(err);
    }
    err.flush();
    return PosternCommand.FAILED;
  }

  private static String unexpected(Exception failure) {
    return "this should not have happened: "
        + PosternCommand.oneLine(failure.toString())
        + " (see --debug)";
  }
}
