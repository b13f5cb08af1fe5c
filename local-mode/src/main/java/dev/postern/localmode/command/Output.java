package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Where a command writes: standard output, or a file that is there in full or not at all. It is
 * written beside its place and renamed at the end.
 */
final class Output implements Accepted {
  private final Argument<@Nullable Path> file =
      Argument.optional(
          Path.class,
          "--out",
          "FILE",
          "Write to this file instead of standard output; never half a file.");

  @Override
  public void addTo(CommandSpec command) {
    file.addTo(command);
  }

  /** Writes what a command found. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer out) throws IOException;
  }

  /** Whether a person reads it. */
  boolean isTerminal() {
    return file.value() == null && Terminal.isPresent();
  }

  /** Colours for a person who can see them. */
  Ansi colours() {
    return isTerminal() ? Terminal.colours() : Ansi.OFF;
  }

  void write(PrintWriter standardOutput, Content content) {
    if (file.value() == null) {
      print(standardOutput, content);
    } else {
      writeTo(file.value().toAbsolutePath(), content);
    }
  }

  /** Writes to standard output. */
  static void print(PrintWriter standardOutput, Content content) {
    try {
      content.writeTo(standardOutput);
      standardOutput.flush();
    } catch (IOException failure) {
      throw new CommandFailure("cannot write: " + failure.getMessage(), failure);
    }
  }

  private void writeTo(Path target, Content content) {
    try {
      if (Files.isDirectory(target)) {
        throw new IOException("it is a directory");
      }
      if (isDevice(target)) {
        writeInto(Files.newOutputStream(target), content);
      } else {
        replace(Files.exists(target) ? target.toRealPath() : target, content);
      }
    } catch (IOException failure) {
      throw new CommandFailure(
          file.value() + ": it cannot be written: " + describe(failure), failure);
    }
  }

  /** A pipe or a device must be written to; renaming would put a file in its place. */
  private static boolean isDevice(Path target) {
    return Files.exists(target) && !Files.isRegularFile(target);
  }

  private static void replace(Path target, Content content) throws IOException {
    Path beside = besideOf(target);
    beside.toFile().deleteOnExit();
    try {
      writeInto(Files.newOutputStream(beside, CREATE_NEW), content);
      rename(beside, target);
    } catch (IOException | RuntimeException | Error failure) {
      discard(beside, failure);
      throw failure;
    }
  }

  private static void writeInto(OutputStream stream, Content content) throws IOException {
    try (Writer out = new BufferedWriter(new OutputStreamWriter(stream, UTF_8))) {
      content.writeTo(out);
    }
  }

  /** A name of its own: where processes are contained, they share their number. */
  private static Path besideOf(Path target) {
    return target.resolveSibling(".%s.%s.part".formatted(target.getFileName(), UUID.randomUUID()));
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
    if (failure instanceof AccessDeniedException) {
      return "its folder may not be written to";
    }
    return failure instanceof FileSystemException inFile && inFile.getReason() != null
        ? inFile.getReason()
        : String.valueOf(failure.getMessage());
  }

  private static void discard(Path beside, Throwable failure) {
    try {
      Files.deleteIfExists(beside);
    } catch (IOException leftBehind) {
      failure.addSuppressed(leftBehind);
    }
  }
}
