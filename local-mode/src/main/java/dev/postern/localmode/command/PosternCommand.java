package dev.postern.localmode.command;

import dev.postern.localmode.command.StandardOutput.ClosedPipeException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command and its sub-commands. */
@Command(
    name = "postern",
    description = "Works with Statsig spec files. Only pull and upload use a network.",
    mixinStandardHelpOptions = true,
    versionProvider = PosternVersion.class,
    synopsisSubcommandLabel = "COMMAND")
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
    startLean();
    StandardOutput out = new StandardOutput(new FileOutputStream(FileDescriptor.out));
    CommandLine command =
        create(System.in, InstantSource.system(), args)
            .setOut(new PrintWriter(new OutputStreamWriter(out, Terminal.charset())));
    System.exit(run(command, args));
  }

  /**
   * Picocli would load classes for types that no option has and look for a Groovy library, and
   * SLF4J would search the class path: half of what they do in a short run.
   */
  private static void startLean() {
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("picocli.converters.excludes", "java[.](sql|time)[.].*");
    System.setProperty("picocli.disable.closures", "true");
  }

  private static int run(CommandLine command, String... args) {
    try {
      return command.execute(args);
    } catch (OutOfMemoryError tooMuch) {
      command.getErr().println("postern: out of memory; give it more with java -Xmx");
      command.getErr().flush();
      return FAILED;
    }
  }

  /** The command with all its sub-commands, to be given arguments. */
  static CommandLine create(InputStream standardInput) {
    return create(standardInput, InstantSource.system());
  }

  /**
   * The command with a clock of its own, to be given arguments.
   *
   * @param standardInput what {@code --users -} reads
   * @param clock when time windows are judged
   * @param args what the arguments will be, if that is known: only what they need is made
   */
  static CommandLine create(InputStream standardInput, InstantSource clock, String... args) {
    PosternCommand command = new PosternCommand();
    CommandLine root = new CommandLine(command);
    new SubCommands(standardInput, clock).addTo(root, args);
    return root.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colours()))
        .setUsageHelpAutoWidth(Terminal.isPresent())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(PosternCommand::runLast)
        .setParameterExceptionHandler(PosternCommand::explainUsage)
        .setExecutionExceptionHandler(command::explainFailure);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /** Has a failure to print the help explained like any other. */
  private static int runLast(ParseResult parsed) {
    CommandLine command = parsed.commandSpec().commandLine();
    try {
      int exitCode = new RunLast().execute(parsed);
      command.getOut().flush();
      return exitCode;
    } catch (ClosedPipeException | CommandFailure failure) {
      throw new ExecutionException(command, String.valueOf(failure.getMessage()), failure);
    }
  }

  private static int explainUsage(ParameterException wrong, String[] args) {
    CommandLine command = wrong.getCommandLine();
    String help = "try '" + command.getCommandSpec().qualifiedName() + " --help'";
    PrintWriter err = command.getErr();
    err.println(
        "postern: "
            + oneLine(wrong.getMessage()).replaceFirst("^Error: ", "")
            + "; "
            + suggestion(wrong)
            + help);
    err.flush();
    return USAGE;
  }

  private static String suggestion(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      List<String> near = unmatched.getSuggestions().stream().limit(3).toList();
      return near.isEmpty() ? "" : "did you mean " + String.join(", ", near) + "? Or ";
    }
    return "";
  }

  private int explainFailure(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof ClosedPipeException) {
      return DONE;
    }
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

  /**
   * A text on one line, without what a terminal would obey: control characters of a file or a name,
   * and those that turn the direction of writing.
   */
  static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ");
  }
}
