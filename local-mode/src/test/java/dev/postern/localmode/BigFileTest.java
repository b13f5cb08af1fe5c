package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigOptions;
import dev.postern.StatsigUser;
import dev.postern.fixtures.BigSpecs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ten thousand gates, loaded, reloaded and dropped again and again in a small heap. */
class BigFileTest {
  /** 200 times take minutes: {@code -Dpostern.bigFileLoads=200}. */
  private static final int TIMES = Integer.getInteger("postern.bigFileLoads", 10);

  private static final int GATES = 10_000;

  @TempDir private Path directory;

  @Test
  void memoryStaysFlatHoweverOftenItIsLoaded() throws Exception {
    Path one = Files.write(directory.resolve("a.json"), BigSpecs.of(1).gates(GATES).toBytes());
    Path other = Files.write(directory.resolve("b.json"), BigSpecs.of(2).gates(GATES).toBytes());
    Path file = directory.resolve("specs.json");
    String output =
        ChildJvm.run(
            ChildJvm.of(
                Child.class,
                List.of(
                    "-Xmx192m", "-XX:+ExitOnOutOfMemoryError", "-Dpostern.bigFileLoads=" + TIMES),
                List.of(one.toString(), other.toString(), file.toString())));
    assertThat(output).isEqualTo("%d loads, %d reloads, threads left: 0\n".formatted(TIMES, TIMES));
  }

  /** Keeps nothing of what it loads. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      Path file = Path.of(args[2]);
      int reloads = 0;
      int loads = 0;
      for (int i = 0; i < TIMES; i++) {
        copy(args[i % 2], file);
        SpecFileSource source = LocalMode.specFile(file).failOnFirstLoad(true).build();
        try (Statsig statsig = LocalMode.statsig(source, new StatsigOptions.Builder())) {
          loads += statsig.getSpecCatalog().entities().size() > GATES ? 1 : 0;
          copy(args[(i + 1) % 2], file);
          reloads += source.reload() ? 1 : 0;
          statsig.checkGate(StatsigUser.of("u-" + i), "gate");
        }
      }
      long threads =
          Thread.getAllStackTraces().keySet().stream()
              .filter(thread -> thread.getName().startsWith("postern"))
              .count();
      System.out.print(
          "%d loads, %d reloads, threads left: %d\n".formatted(loads, reloads, threads));
    }

    private static void copy(String from, Path to) throws IOException {
      Files.write(to, Files.readAllBytes(Path.of(from)));
    }
  }
}
