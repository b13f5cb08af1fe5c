package dev.postern.localmode.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The command and its sub-commands. */
public final class PosternCommand implements Runnable {
  static final int DONE = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;

  private final Argument<Boolean> debug =
      Argument.flagOfAll("--debug", "Show where an error comes from.");

  private final CommandSpec spec =
      Usage.of(
          this,
          "postern",
          "Works with Statsig spec files. Only pull and upload use a network; serve listens on"
              + " this machine.",
          "",
          debug);

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
   * Picocli would load classes for types that no option has (of java.sql and java.time) and look
   * for a Groovy library, and SLF4J would search the class path: half of what they do in a short
   * run.
   */
  private static void startLean() {
    System.setProperty("slf4j.provider", "org.slf4j.nop.NOPServiceProvider");
    System.setProperty("slf4j.internal.verbosity", "WARN");
    System.setProperty("picocli.converters.excludes", "java.[st].*");
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
    Outcome outcome = new Outcome(command.debug);
    CommandLine root = new CommandLine(command.spec);
    command.spec.usageMessage().synopsisSubcommandLabel("COMMAND");
    new SubCommands(standardInput, clock).addTo(root, args);
    return root.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colours()))
        .setUsageHelpAutoWidth(Terminal.isPresent())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(outcome)
        .setParameterExceptionHandler(outcome)
        .setExecutionExceptionHandler(outcome);
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "name a command");
  }

  /**
   * A text on one line, without what a terminal would obey: control characters of a file or a name,
   * and those that turn the direction of writing.
   */
  static String oneLine(@Nullable String text) {
    return String.valueOf(text).replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]+", " ");
  }
}
