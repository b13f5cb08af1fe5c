package dev.postern.localmode.command;

import dev.postern.ClientInitResponseOptions;
import dev.postern.GCIRResponseFormat;
import dev.postern.HashAlgo;
import dev.postern.Statsig;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.TypeConversionException;

/** {@code postern client-init}. */
final class ClientInitCommand implements SubCommand {
  private final InputStream standardInput;

  private final SpecsOption specs = new SpecsOption();

  private final UsersOption users = new UsersOption();

  private final Argument<HashAlgo> hash =
      Argument.optional(
          HashAlgo.DJB2,
          "--hash",
          "HASH",
          "How names are hashed: none, djb2 (the default) or sha256.");

  private final Argument<@Nullable String> clientKey =
      Argument.optional(
          String.class,
          "--client-key",
          "KEY",
          "The key of the client SDK; only what is for its app is written.");

  private final Argument<GCIRResponseFormat> format =
      Argument.optional(
          new ResponseFormat(),
          GCIRResponseFormat.Initialize,
          "--format",
          "FORMAT",
          "v1 (the default), v2 or init-v2.");

  private final Output output = new Output();

  private final CommandSpec command =
      Usage.of(
          this,
          "client-init",
          "Writes what a client SDK starts from, for every user of a file.",
          """

          One client-initialize response a line. Example:

            postern client-init --specs specs.json --users users.jsonl --hash none

          Exit code: 0 done, 1 failed, 2 wrong usage.""",
          specs,
          users,
          hash,
          clientKey,
          format,
          output);

  /** The forms by the names that they have here. */
  static final class ResponseFormat implements ITypeConverter<GCIRResponseFormat> {
    private static final Map<String, GCIRResponseFormat> NAMES =
        Map.of(
            "v1", GCIRResponseFormat.Initialize,
            "v2", GCIRResponseFormat.InitializeWithSecondaryExposureMapping,
            "init-v2", GCIRResponseFormat.InitializeV2);

    @Override
    public GCIRResponseFormat convert(String name) {
      GCIRResponseFormat format = NAMES.get(name);
      if (format == null) {
        throw new TypeConversionException("expected one of v1, v2, init-v2 but was '" + name + "'");
      }
      return format;
    }
  }

  ClientInitCommand(InputStream standardInput) {
    this.standardInput = standardInput;
  }

  @Override
  public CommandSpec spec() {
    return command;
  }

  @Override
  public Integer call() {
    PrintWriter err = command.commandLine().getErr();
    UserLines lines = users.open(standardInput);
    try (Statsig statsig = specs.open(users.clientOptions(), err)) {
      int total = lines.check();
      output.write(command.commandLine().getOut(), out -> write(statsig, lines, total, out, err));
    }
    return PosternCommand.DONE;
  }

  private void write(Statsig statsig, UserLines lines, int total, Writer out, PrintWriter err)
      throws IOException {
    ClientInitResponseOptions options =
        new ClientInitResponseOptions(hash.value(), clientKey.value());
    options.setResponseFormat(format.value());
    UsersOption.visit(
        lines,
        total,
        output,
        err,
        (index, user) -> {
          out.write(statsig.getClientInitializeResponse(user, options));
          out.write('\n');
        });
  }
}
