package dev.postern.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.LongStream;

/** How long a JVM takes from its start to its first answer. */
public final class ColdStart {
  private static final int TIMES = 11;

  private ColdStart() {}

  /** An application with nothing in it. */
  public static final class Empty {
    private Empty() {}

    /** Does nothing. */
    public static void main(String[] args) {}
  }

  /** An application that asks Postern once. */
  public static final class Postern {
    private Postern() {}

    /** Prints an answer. The specs come from the file that is named. */
    public static void main(String[] args) throws IOException {
      try (dev.postern.Statsig statsig =
          dev.postern.localmode.LocalMode.statsig(
              Path.of(args[0]), new dev.postern.StatsigOptions.Builder())) {
        System.out.println(statsig.checkGate(dev.postern.StatsigUser.of("u-7001"), "half_rollout"));
      }
    }
  }

  /** An application that asks the official SDK once. */
  public static final class Javacore {
    private Javacore() {}

    /** Prints an answer. */
    public static void main(String[] args) throws IOException {
      ask(new JavacoreRows(), args[0]);
    }
  }

  /** An application that asks the older official SDK once. */
  public static final class ServerSdk {
    private ServerSdk() {}

    /** Prints an answer. */
    public static void main(String[] args) throws IOException {
      ask(new ServerSdkRows(), args[0]);
    }
  }

  private static <U> void ask(Rows<U> rows, String file) throws IOException {
    rows.start(Files.readAllBytes(Path.of(file)), false);
    System.out.println(rows.gate(rows.user(Person.full()), "half_rollout"));
    Runtime.getRuntime().halt(0);
  }

  /** Prints the table; the argument is the class path. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path specs = Files.createTempFile("specs", ".json");
    Files.write(specs, Storefront.specs());
    System.out.println("| a JVM until its first answer | median, ms | times the empty main |");
    System.out.println("|---|---|---|");
    double empty = row("an empty main", Empty.class, args[0], specs, 0);
    row("Postern, a spec file on disk", Postern.class, args[0], specs, empty);
    row("javacore 0.10.2, specs from this machine", Javacore.class, args[0], specs, empty);
    row("serversdk 2.2.2, specs in memory", ServerSdk.class, args[0], specs, empty);
    Files.delete(specs);
  }

  private static double row(String name, Class<?> main, String path, Path specs, double empty)
      throws IOException, InterruptedException {
    long[] times = new long[TIMES];
    for (int i = 0; i < TIMES; i++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  path,
                  main.getName(),
                  specs.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (process.waitFor() != 0) {
        throw new IllegalStateException(main.getName() + " failed");
      }
      times[i] = System.nanoTime() - start;
    }
    double median = LongStream.of(times).sorted().skip(TIMES / 2).findFirst().orElseThrow() / 1e6;
    System.out.printf(
        Locale.ROOT, "| %s | %.0f | %.1f |%n", name, median, empty == 0 ? 1 : median / empty);
    return median;
  }
}
