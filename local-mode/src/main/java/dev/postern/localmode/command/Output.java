package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Where a command writes: standard output, or a file that is there in full or not at all. It is
 * written beside its place and renamed at the end.
 */
final class Output {
  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write to this file instead of standard output; never half a file.")
  private @Nullable Path file;

  /** Writes what a command found. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Whether a person reads it. */
  boolean isTerminal() {
    return file == null && Terminal.isPresent();
  }

  void write(PrintWriter standardOutput, Content content) {
    if (file == null) {
      writeTo(standardOutput, content);
    } else {
      writeTo(file.toAbsolutePath(), content);
    }
  }

  private static void writeTo(PrintWriter standardOutput, Content content) {
    try {
      content.writeTo(standardOutput);
      standardOutput.flush();
    } catch (IOException failure) {
      throw new CommandFailure("cannot write: " + failure.getMessage(), failure);
    }
  }

  private void writeTo(Path target, Content content) {
    Path beside = besideOf(target);
    try {
      if (Files.isDirectory(target)) {
        throw new IOException("it is a directory");
      }
      try (Writer out =
          new BufferedWriter(
              new OutputStreamWriter(Files.newOutputStream(beside, CREATE_NEW), UTF_8))) {
        content.writeTo(out);
      }
      rename(beside, target);
    } catch (IOException failure) {
      discard(beside, failure);
      throw new CommandFailure(file + ": it cannot be written: " + describe(failure), failure);
    } catch (RuntimeException failure) {
      discard(beside, failure);
      throw failure;
    }
  }

  private static Path besideOf(Path target) {
    String name = ".%s.%d.part".formatted(target.getFileName(), ProcessHandle.current().pid());
    return target.resolveSibling(name);
  }

  private static void rename(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException otherFileSystem) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String describe(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "its folder is not there";
    }
    return failure instanceof AccessDeniedException
        ? "its folder may not be written to"
        : String.valueOf(failure.getMessage());
  }

  private static void discard(Path beside, Exception failure) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException leftBehind) {
      failure.addSuppressed(leftBehind);
    }
  }
}
