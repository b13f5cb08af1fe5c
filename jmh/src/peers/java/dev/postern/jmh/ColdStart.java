package dev.postern.jmh;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How long a JVM takes from its start to its first answer. */
public final class ColdStart {
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

  /**
   * Prints the tables.
   *
   * @param args the class path, and the directory of the command {@code postern}
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("cold");
    Path specs = Files.write(directory.resolve("specs.json"), Storefront.specs());
    Processes processes = new Processes(directory, args[0]);
    Processes.Run empty = processes.alone("an empty main", Empty.class);
    System.out.println("| a JVM from its start to its end, with one answer | median, ms | times the empty main |");
    System.out.println("|---|---|---|");
    processes.print(
        empty,
        processes.of("Postern, a spec file on disk", Postern.class, specs),
        processes.of("javacore 0.10.2, specs from this machine", Javacore.class, specs),
        processes.of("serversdk 2.2.2, specs in memory", ServerSdk.class, specs),
        processes.lean("Postern, " + Processes.LEAN, Postern.class, specs),
        processes.lean("javacore, " + Processes.LEAN, Javacore.class, specs),
        processes.lean("serversdk, " + Processes.LEAN, ServerSdk.class, specs));
    Path users = Files.writeString(directory.resolve("users.jsonl"), "{\"userID\": \"u-7001\"}\n");
    Path target = Path.of(args[1]);
    List<String> jar = List.of("java", "-jar", target.resolve("postern.jar").toString());
    System.out.println();
    System.out.println("| the command, from its start to its first output | median, ms | times the empty main |");
    System.out.println("|---|---|---|");
    processes.print(
        empty,
        processes.evaluate("java -jar postern.jar evaluate", jar, specs, users),
        processes.evaluateByScript("postern evaluate, with its archive", target, specs, users));
  }
}
