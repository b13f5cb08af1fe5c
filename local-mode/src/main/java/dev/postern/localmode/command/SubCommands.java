package dev.postern.localmode.command;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;

/**
 * The sub-commands by name. Each is made when it is needed: all of them take as long as most do.
 */
final class SubCommands {
  private static final List<String> NAMES =
      List.of(
          "evaluate",
          "client-init",
          "list",
          "explain",
          "lint",
          "diff",
          "distribution",
          "pull",
          "keygen",
          "lock",
          "sign",
          "verify",
          "serve",
          "events",
          "upload",
          "completion");

  private final InputStream standardInput;
  private final InstantSource clock;

  /**
   * All sub-commands.
   *
   * @param standardInput what {@code --users -} reads
   * @param clock when time windows are judged
   */
  SubCommands(InputStream standardInput, InstantSource clock) {
    this.standardInput = standardInput;
    this.clock = clock;
  }

  /** Adds those that the arguments can mean: the one they begin with, or all of them. */
  void addTo(CommandLine root, String... args) {
    boolean isOneEnough = args.length > 0 && standsAlone(args[0]);
    for (String name : isOneEnough ? List.of(args[0]) : NAMES) {
      root.addSubcommand(name, make(name).spec());
    }
  }

  /** A script that completes the command knows all the others. */
  private static boolean standsAlone(String name) {
    return NAMES.contains(name) && !name.equals("completion");
  }

  private SubCommand make(String name) {
    return switch (name) {
      case "evaluate" -> new EvaluateCommand(standardInput);
      case "client-init" -> new ClientInitCommand(standardInput);
      case "list" -> new ListCommand();
      case "explain" -> new ExplainCommand();
      case "lint" -> new LintCommand(clock);
      case "diff" -> new DiffCommand(standardInput);
      case "distribution" -> new DistributionCommand();
      case "pull" -> new PullCommand(clock);
      case "keygen" -> new KeygenCommand();
      case "lock" -> new LockCommand(clock);
      case "sign" -> new SignCommand();
      case "verify" -> new VerifyCommand();
      case "serve" -> new ServeCommand();
      case "events" -> new EventsCommand();
      case "upload" -> new UploadCommand();
      case "completion" -> new CompletionCommand();
      default -> throw new IllegalArgumentException(name + " is in the list of names only");
    };
  }
}
