package dev.postern.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;

/** Processes that are measured in turn, so that what else the machine does meets all of them. */
final class Processes {
  /** How a JVM is told to start soon. */
  static final String LEAN = "with a class-data archive, C1 that inlines little, and the logger named";

  private static final int TIMES = 21;

  /** Without the compiler for long runs, the file for jps, and the search for a logger. */
  private static final List<String> SOON =
      List.of(
          "-XX:TieredStopAtLevel=1",
          "-XX:C1MaxInlineSize=10",
          "-XX:-UsePerfData",
          "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
          "-Dslf4j.internal.verbosity=WARN");

  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();

  private final Path directory;
  private final String classPath;

  /**
   * Processes of this JVM.
   *
   * @param directory for what they need
   */
  Processes(Path directory, String classPath) {
    this.directory = directory;
    this.classPath = classPath;
  }

  /**
   * What is run.
   *
   * @param isToFirstOutput whether it is measured until it writes something; else until it ends
   */
  record Run(String name, List<String> command, boolean isToFirstOutput) {}

  /** A class with a main and nothing else on the class path: what the JVM itself takes. */
  Run alone(String name, Class<?> main) throws IOException {
    String file = main.getName().replace('.', '/') + ".class";
    Path copy = directory.resolve(file);
    Files.createDirectories(copy.getParent());
    try (InputStream code = main.getClassLoader().getResourceAsStream(file)) {
      Files.copy(Objects.requireNonNull(code, file), copy);
    }
    return new Run(name, List.of(JAVA, "-cp", directory.toString(), main.getName()), false);
  }

  /** A class with a main. */
  Run of(String name, Class<?> main, Path specs) {
    return new Run(name, List.of(JAVA, "-cp", classPath, main.getName(), specs.toString()), false);
  }

  /** A class with a main, its classes in an archive, and told to start soon. */
  Run lean(String name, Class<?> main, Path specs) throws IOException, InterruptedException {
    String file = directory.resolve(main.getSimpleName()).toString();
    List<String> rest = List.of("-cp", classPath, main.getName(), specs.toString());
    finish(command(soon("-Xshare:off", "-XX:DumpLoadedClassList=" + file), rest));
    finish(
        List.of(
            JAVA,
            "-Xlog:disable",
            "-Xshare:dump",
            "-XX:SharedClassListFile=" + file,
            "-XX:SharedArchiveFile=" + file + ".jsa",
            "-cp",
            classPath));
    return new Run(
        name, command(soon("-XX:SharedArchiveFile=" + file + ".jsa"), rest), false);
  }

  private static List<String> soon(String... options) {
    return command(command(List.of(JAVA), SOON), List.of(options));
  }

  /** The command {@code evaluate}. */
  Run evaluate(String name, List<String> postern, Path specs, Path users) {
    List<String> arguments =
        List.of(
            "evaluate", "--specs", specs.toString(), "--users", users.toString(), "--format",
            "jsonl");
    return new Run(name, command(postern, arguments), true);
  }

  /** The command {@code evaluate} by its script, with an archive. */
  Run evaluateByScript(String name, Path target, Path specs, Path users)
      throws IOException, InterruptedException {
    Path script = copy(target, "postern");
    copy(target, "postern.jar");
    finish(List.of(script.toString(), "archive", specs.toString(), users.toString()));
    return evaluate(name, List.of(script.toString()), specs, users);
  }

  private Path copy(Path from, String name) throws IOException {
    return Files.copy(
        from.resolve(name), directory.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
  }

  private static List<String> command(List<String> start, List<String> rest) {
    List<String> all = new ArrayList<>(start);
    all.addAll(rest);
    return all;
  }

  /** Runs each of them several times, in turn, and prints a line for each; the first is the unit. */
  void print(Run... runs) throws IOException, InterruptedException {
    long[][] nanos = new long[runs.length][TIMES];
    for (int time = 0; time < TIMES; time++) {
      for (int i = 0; i < runs.length; i++) {
        nanos[i][time] = measure(runs[i]);
      }
    }
    for (int i = 0; i < runs.length; i++) {
      double median = median(nanos[i]);
      System.out.printf(
          Locale.ROOT,
          "| %s | %.1f | %.2f |%n",
          runs[i].name(),
          median / 1e6,
          median / median(nanos[0]));
    }
  }

  private static double median(long[] nanos) {
    return LongStream.of(nanos).sorted().skip(TIMES / 2).findFirst().orElseThrow();
  }

  private static long measure(Run run) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process = start(run.command());
    try (InputStream out = process.getInputStream()) {
      out.read();
      long firstOutput = System.nanoTime();
      out.transferTo(OutputStream.nullOutputStream());
      check(process, run.command());
      return (run.isToFirstOutput() ? firstOutput : System.nanoTime()) - start;
    }
  }

  private static void finish(List<String> command) throws IOException, InterruptedException {
    Process process = start(command);
    process.getInputStream().transferTo(OutputStream.nullOutputStream());
    check(process, command);
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
  }

  private static void check(Process process, List<String> command) throws InterruptedException {
    if (process.waitFor() != 0) {
      throw new IllegalStateException("failed: " + String.join(" ", command));
    }
  }
}
