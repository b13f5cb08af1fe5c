package dev.postern.localmode.command;

import java.io.InputStream;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * The sub-commands by name. Each is made when it is needed: all of them take as long as most do.
 */
final class SubCommands {
  private final Map<String, Supplier<Object>> makers = new LinkedHashMap<>();

  /**
   * All sub-commands.
   *
   * @param standardInput what {@code --users -} reads
   * @param clock when time windows are judged
   */
  SubCommands(InputStream standardInput, InstantSource clock) {
    makers.put("evaluate", () -> new EvaluateCommand(standardInput));
    makers.put("client-init", () -> new ClientInitCommand(standardInput));
    makers.put("list", ListCommand::new);
    makers.put("explain", ExplainCommand::new);
    makers.put("lint", () -> new LintCommand(clock));
    makers.put("diff", () -> new DiffCommand(standardInput));
    makers.put("distribution", DistributionCommand::new);
    makers.put("pull", () -> new PullCommand(clock));
    makers.put("keygen", KeygenCommand::new);
    makers.put("lock", () -> new LockCommand(clock));
    makers.put("sign", SignCommand::new);
    makers.put("verify", VerifyCommand::new);
    makers.put("events", EventsCommand::new);
    makers.put("upload", UploadCommand::new);
    makers.put("completion", CompletionCommand::new);
  }

  /** Adds those that the arguments can mean: the one they begin with, or all of them. */
  void addTo(CommandLine root, String... args) {
    Optional<String> wanted = Arrays.stream(args).findFirst().filter(this::standsAlone);
    makers.forEach(
        (name, maker) -> {
          if (wanted.isEmpty() || wanted.get().equals(name)) {
            root.addSubcommand(name, maker.get());
          }
        });
  }

  /** A script that completes the command knows all the others. */
  private boolean standsAlone(String name) {
    return makers.containsKey(name) && !name.equals("completion");
  }
}
