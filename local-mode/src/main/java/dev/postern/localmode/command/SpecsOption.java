package dev.postern.localmode.command;

import dev.postern.SpecProblem;
import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.localmode.LocalMode;
import dev.postern.localmode.SpecFileException;
import dev.postern.localmode.SpecFileSource;
import dev.postern.localmode.command.document.SpecDocument;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** The spec file that a command works on. */
final class SpecsOption implements Accepted {
  private static final int MOST_PROBLEMS = 10;

  private final Argument<Path> file =
      Argument.required(
          Path.class, "--specs", "FILE", "The spec file, as downloaded from Statsig.");

  @Override
  public void addTo(CommandSpec command) {
    file.addTo(command);
  }

  /** The file as it is written. */
  SpecDocument document() {
    return SpecText.document(file.value());
  }

  /** Opens the file; what of it could not be read is reported as warnings. */
  Statsig open(StatsigOptions.Builder options, PrintWriter err) {
    return open(file.value(), options, err);
  }

  /** Opens a file; what of it could not be read is reported as warnings. */
  static Statsig open(Path file, StatsigOptions.Builder options, PrintWriter err) {
    try {
      SpecFileSource source = LocalMode.specFile(file).follow(false).failOnFirstLoad(true).build();
      Statsig statsig = LocalMode.statsig(source, options);
      warn(file, statsig.getSpecCatalog().problems(), err);
      return statsig;
    } catch (SpecFileException failure) {
      throw new CommandFailure(String.valueOf(failure.getMessage()), failure);
    }
  }

  private static void warn(Path file, List<SpecProblem> problems, PrintWriter err) {
    for (SpecProblem problem : problems.subList(0, Math.min(problems.size(), MOST_PROBLEMS))) {
      err.println(
          PosternCommand.oneLine(
              "postern: warning: %s:%d: %s %s; it is left out"
                  .formatted(file, problem.line(), problem.path(), problem.message())));
    }
    if (problems.size() > MOST_PROBLEMS) {
      err.printf("postern: warning: and %d more%n", problems.size() - MOST_PROBLEMS);
    }
    err.flush();
  }
}
