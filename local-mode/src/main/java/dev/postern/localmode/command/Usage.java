package dev.postern.localmode.command;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Describes commands to picocli. Not by annotations: to read those takes 42 ms each time the
 * command is started.
 */
final class Usage {
  private Usage() {}

  /** A command that accepts some arguments, {@code --help} and {@code --version}. */
  static CommandSpec of(
      Object toRun, String name, String description, String footer, Accepted... accepted) {
    CommandSpec command =
        CommandSpec.wrapWithoutInspection(toRun).name(name).versionProvider(new PosternVersion());
    command.usageMessage().description(description);
    if (!footer.isEmpty()) {
      command.usageMessage().footer(footer.split("\n", -1));
    }
    command.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description("Show this help message and exit.")
            .build());
    command.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Print version information and exit.")
            .build());
    for (Accepted each : accepted) {
      each.addTo(command);
    }
    return command;
  }
}
