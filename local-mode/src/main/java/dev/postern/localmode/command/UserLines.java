package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.StatsigUser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Users, one JSON object a line. Empty lines are passed over. One user is held at a time.
 *
 * <p>A file is read through once before anything is done with it, so that a bad line is found
 * before anything is written; standard input can be read only once.
 */
final class UserLines {
  private static final String STANDARD_INPUT = "-";

  private final String name;

  UserLines(String name) {
    this.name = name;
  }

  /** Takes each user with its index, from 0. */
  @FunctionalInterface
  interface Visitor {
    void visit(int index, StatsigUser user) throws IOException;
  }

  /** Makes sure that every line of a file is a user. */
  void check() {
    if (!name.equals(STANDARD_INPUT)) {
      try {
        visit((index, user) -> {});
      } catch (IOException impossible) {
        throw new AssertionError("the visitor does nothing", impossible);
      }
    }
  }

  /** Visits the users in order. */
  void visit(Visitor visitor) throws IOException {
    try (BufferedReader reader = open()) {
      int index = 0;
      int lineNumber = 0;
      for (String line = read(reader, 1); line != null; line = read(reader, lineNumber + 1)) {
        lineNumber++;
        if (!line.isBlank()) {
          visitor.visit(index++, parse(line, lineNumber));
        }
      }
    }
  }

  private BufferedReader open() {
    return new BufferedReader(new InputStreamReader(stream(), UTF_8.newDecoder()));
  }

  private InputStream stream() {
    if (name.equals(STANDARD_INPUT)) {
      return System.in;
    }
    try {
      return Files.newInputStream(Path.of(name));
    } catch (NoSuchFileException absent) {
      throw new CommandFailure(name + ": there is no such file", absent);
    } catch (AccessDeniedException denied) {
      throw new CommandFailure(name + ": it may not be read; check its permissions", denied);
    } catch (IOException unreadable) {
      throw cannotBeRead(unreadable);
    }
  }

  private String read(BufferedReader reader, int lineNumber) {
    try {
      return reader.readLine();
    } catch (MalformedInputException notUtf8) {
      throw new CommandFailure(place(lineNumber) + "it is not UTF-8", notUtf8);
    } catch (IOException unreadable) {
      throw cannotBeRead(unreadable);
    }
  }

  private StatsigUser parse(String line, int lineNumber) {
    try {
      return StatsigUser.fromJson(line);
    } catch (IllegalArgumentException notUser) {
      throw new CommandFailure(place(lineNumber) + notUser.getMessage(), notUser);
    }
  }

  private String place(int lineNumber) {
    String file = name.equals(STANDARD_INPUT) ? "standard input" : name;
    return file + ":" + lineNumber + ": ";
  }

  private CommandFailure cannotBeRead(IOException unreadable) {
    String why =
        Files.isDirectory(Path.of(name))
            ? "it is a directory, not a file"
            : "it cannot be read: " + unreadable.getMessage();
    return new CommandFailure(name + ": " + why, unreadable);
  }
}
