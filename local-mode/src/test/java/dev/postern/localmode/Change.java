package dev.postern.localmode;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;

/** The ways in which a spec file comes to be another one. Version 1 is there, 2 is to come. */
enum Change {
  EDIT_IN_PLACE {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Files.write(file, NumberedSpecs.of(2));
    }
  },
  RENAME_OVER {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Path draft = Files.write(file.resolveSibling("draft"), NumberedSpecs.of(2));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
  },
  /** A ConfigMap: specs.json -> ..data/specs.json, ..data -> ..v1, and ..data is swapped. */
  KUBERNETES_SWAP {
    @Override
    Path prepare(Path directory) throws IOException {
      data(directory, "..v1", 1);
      Files.createSymbolicLink(directory.resolve("..data"), Path.of("..v1"));
      Path file = directory.resolve("specs.json");
      return Files.createSymbolicLink(file, Path.of("..data", "specs.json"));
    }

    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Path directory = directoryOf(file);
      data(directory, "..v2", 2);
      Path next = Files.createSymbolicLink(directory.resolve("..data_tmp"), Path.of("..v2"));
      Files.move(next, directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
      Files.delete(directory.resolve("..v1").resolve("specs.json"));
      Files.delete(directory.resolve("..v1"));
    }

    private void data(Path directory, String name, int number) throws IOException {
      Path data = Files.createDirectory(directory.resolve(name));
      Files.write(data.resolve("specs.json"), NumberedSpecs.of(number));
    }
  },
  HALF_WRITTEN_THEN_COMPLETED {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      byte[] content = NumberedSpecs.of(2);
      Files.write(file, Arrays.copyOf(content, content.length / 2));
      served.accept(1);
      Files.write(file, content);
    }
  },
  OLDER_MODIFICATION_TIME {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Path draft = Files.write(file.resolveSibling("draft"), NumberedSpecs.of(2));
      Files.setLastModifiedTime(draft, FileTime.fromMillis(86_400_000));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }
  },
  DELETED_AND_RECREATED {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Files.delete(file);
      served.accept(1);
      Files.write(file, NumberedSpecs.of(2));
    }
  },
  UNREADABLE_THEN_READABLE {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Files.write(file, NumberedSpecs.of(2));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
      assumeFalse(Files.isReadable(file), "root may read everything");
      served.accept(1);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
  },
  /** Cannot be read by root either. */
  A_DIRECTORY_FOR_A_WHILE {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Files.delete(file);
      Files.createDirectory(file);
      served.accept(1);
      Files.delete(file);
      Files.write(file, NumberedSpecs.of(2));
    }
  },
  DIRECTORY_REPLACED {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      Path directory = directoryOf(file);
      Files.move(directory, directory.resolveSibling("old"));
      served.accept(1);
      Path next = Files.createDirectory(directory.resolveSibling("next"));
      Files.write(next.resolve("specs.json"), NumberedSpecs.of(2));
      Files.move(next, directory);
    }
  },
  A_THOUSAND_EDITS {
    @Override
    void make(Path file, IntConsumer served) throws IOException {
      for (int i = 1_000; i >= 2; i--) {
        Files.write(file, NumberedSpecs.of(i));
      }
    }
  };

  /** Puts version 1 there, in a directory of its own. */
  Path prepare(Path directory) throws IOException {
    return Files.write(directory.resolve("specs.json"), NumberedSpecs.of(1));
  }

  /**
   * Makes it version 2.
   *
   * @param served waits until the state in between has been noticed, and checks what is served
   */
  abstract void make(Path file, IntConsumer served) throws IOException;

  private static Path directoryOf(Path file) {
    return Objects.requireNonNull(file.getParent());
  }
}
