package dev.postern.localmode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.Statsig;
import dev.postern.StatsigUser;
import dev.postern.fixtures.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A machine on which nothing may be written, and nothing is. */
@EnabledOnOs(OS.LINUX)
class NoTracesTest {
  /** Nothing can be made there, not by root either. */
  private static final Path UNWRITABLE = Path.of("/proc");

  @TempDir private Path directory;

  @Test
  void evaluationNeedsNoDirectoryToWriteTo() throws Exception {
    Path specs = Fixtures.STOREFRONT.copyTo(Files.createDirectory(directory.resolve("specs")));
    Path work = Files.createDirectory(directory.resolve("work"));
    Files.setPosixFilePermissions(work, PosixFilePermissions.fromString("r-xr-xr-x"));
    List<String> before = listing();
    ProcessBuilder child =
        ChildJvm.of(
            Child.class,
            List.of("-Djava.io.tmpdir=" + UNWRITABLE, "-XX:-UsePerfData"),
            List.of(specs.toString()));
    assertThat(ChildJvm.run(child.directory(work.toFile()))).isEqualTo("true true 200\n");
    assertThat(listing()).isEqualTo(before);
  }

  private List<String> listing() throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.map(NoTracesTest::describe).sorted().toList();
    }
  }

  private static String describe(Path file) {
    try {
      return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException failure) {
      throw new AssertionError(failure);
    }
  }

  /** Evaluates everything for everyone. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) throws IOException {
      boolean isTemporaryUnwritable =
          !Files.isWritable(Path.of(System.getProperty("java.io.tmpdir"), "x"));
      try (Statsig statsig = LocalMode.statsig(Path.of(args[0]))) {
        List<String> responses =
            Fixtures.STOREFRONT.users().stream()
                .map(StatsigUser::fromJson)
                .map(statsig::getClientInitializeResponse)
                .toList();
        boolean isStaffLet = statsig.getSpecCatalog().problems().isEmpty();
        System.out.print(isTemporaryUnwritable + " " + isStaffLet + " " + responses.size() + "\n");
      }
    }
  }
}
