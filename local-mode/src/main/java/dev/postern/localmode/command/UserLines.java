package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.StatsigUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Users, one JSON object a line. Empty lines are passed over, and so is a byte order mark. One user
 * is held at a time.
 *
 * <p>A file is read through once before anything is done with it, so that a bad line is found
 * before anything is written; standard input or a pipe can be read only once.
 */
final class UserLines {
  private static final String STANDARD_INPUT = "-";
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private final Path file;
  private final String name;
  private final InputStream standardInput;

  /** The users of a file, or of standard input for {@code -}. */
  UserLines(Path file, InputStream standardInput) {
    this.file = file;
    this.name = isStandardInput(file) ? "standard input" : file.toString();
    this.standardInput = standardInput;
  }

  private static boolean isStandardInput(Path file) {
    return file.toString().equals(STANDARD_INPUT);
  }

  /** Takes each user with its index, from 0. */
  @FunctionalInterface
  interface Visitor {
    void visit(int index, StatsigUser user) throws IOException;
  }

  /**
   * Makes sure that every line is a user, where they can be read a second time.
   *
   * @return how many users there are; 0 where that is not known
   */
  int check() {
    if (isStandardInput(file) || isPipe()) {
      return 0;
    }
    AtomicInteger users = new AtomicInteger();
    try {
      visit((index, user) -> users.incrementAndGet());
      return users.get();
    } catch (IOException impossible) {
      throw new AssertionError("the visitor does nothing", impossible);
    }
  }

  private boolean isPipe() {
    return Files.exists(file) && !Files.isRegularFile(file) && !Files.isDirectory(file);
  }

  /** Visits the users in order. */
  void visit(Visitor visitor) throws IOException {
    try (BufferedReader reader = open()) {
      int index = 0;
      int lineNumber = 1;
      for (String line = read(reader); line != null; line = read(reader)) {
        String json = decode(line, lineNumber);
        if (!json.isBlank()) {
          visitor.visit(index++, parse(json, lineNumber));
        }
        lineNumber++;
      }
    }
  }

  /** Reads bytes as characters, so that a line that is not UTF-8 is known by its number. */
  private BufferedReader open() {
    return new BufferedReader(new InputStreamReader(stream(), ISO_8859_1));
  }

  private InputStream stream() {
    if (isStandardInput(file)) {
      return standardInput;
    }
    try {
      return Files.newInputStream(file);
    } catch (NoSuchFileException absent) {
      throw new CommandFailure(name + ": there is no such file", absent);
    } catch (AccessDeniedException denied) {
      throw new CommandFailure(name + ": it may not be read; check its permissions", denied);
    } catch (IOException unreadable) {
      throw cannotBeRead(unreadable);
    }
  }

  private @Nullable String read(BufferedReader reader) {
    try {
      return reader.readLine();
    } catch (IOException unreadable) {
      throw cannotBeRead(unreadable);
    }
  }

  private String decode(String line, int lineNumber) {
    try {
      String text =
          UTF_8.newDecoder().decode(ByteBuffer.wrap(line.getBytes(ISO_8859_1))).toString();
      return lineNumber == 1 && text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      throw new CommandFailure(place(lineNumber) + "it is not UTF-8", notUtf8);
    }
  }

  private StatsigUser parse(String json, int lineNumber) {
    try {
      return StatsigUser.fromJson(json);
    } catch (IllegalArgumentException notUser) {
      throw new CommandFailure(place(lineNumber) + notUser.getMessage(), notUser);
    }
  }

  private String place(int lineNumber) {
    return name + ":" + lineNumber + ": ";
  }

  private CommandFailure cannotBeRead(IOException unreadable) {
    String why =
        Files.isDirectory(file)
            ? "it is a directory, not a file"
            : "it cannot be read: " + unreadable.getMessage();
    return new CommandFailure(name + ": " + why, unreadable);
  }
}
