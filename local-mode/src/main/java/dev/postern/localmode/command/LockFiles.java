package dev.postern.localmode.command;

import dev.postern.localmode.SpecFileException;
import dev.postern.localmode.SpecLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Reads and writes locks of spec files; every failure is one line for a person. */
final class LockFiles {
  private LockFiles() {}

  /** The lock beside a spec file; null without one. */
  static @Nullable SpecLock find(Path specFile) {
    Path file = SpecLock.beside(specFile);
    return Files.exists(file) ? trying(() -> SpecLock.read(file)) : null;
  }

  /** The lock beside a spec file. */
  static SpecLock read(Path specFile) {
    SpecLock lock = find(specFile);
    if (lock == null) {
      throw new CommandFailure(
          SpecLock.beside(specFile) + ": there is no such file; postern lock makes it");
    }
    return lock;
  }

  static void write(SpecLock lock, Path specFile) {
    Path file = SpecLock.beside(specFile);
    try {
      lock.write(file);
    } catch (IOException failure) {
      throw new CommandFailure(file + ": it cannot be written: " + failure.getMessage(), failure);
    }
  }

  static <T> T trying(Supplier<T> step) {
    try {
      return step.get();
    } catch (SpecFileException fault) {
      throw new CommandFailure(String.valueOf(fault.getMessage()), fault);
    }
  }

  /** What there is to tell of a lock. */
  static Facts facts(SpecLock lock, Path specFile) {
    SpecLock.Signature signature = lock.signature();
    return new Facts()
        .add("lock_file", SpecLock.beside(specFile).toString())
        .add("version", lock.version())
        .add("time", Instant.ofEpochMilli(lock.time()).toString())
        .add("sha256", lock.sha256())
        .add("size", lock.size())
        .add("created", lock.created().toString())
        .add("origin", lock.origin())
        .add("entities", lock.entities())
        .add("id_lists", lock.idLists().size())
        .add("signed_by", signature == null ? null : signature.keyId());
  }
}
