package dev.postern.localmode.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.localmode.command.document.NotJsonException;
import dev.postern.localmode.command.document.SpecDocument;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a spec file; every failure is one line for a person. */
final class SpecText {
  private SpecText() {}

  static String read(Path file) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(Files.readAllBytes(file))).toString();
    } catch (NoSuchFileException absent) {
      throw failure(file, "there is no such file", absent);
    } catch (AccessDeniedException denied) {
      throw failure(file, "it may not be read; check its permissions", denied);
    } catch (CharacterCodingException notUtf8) {
      throw failure(file, "it is not UTF-8", notUtf8);
    } catch (IOException unreadable) {
      String why =
          Files.isDirectory(file)
              ? "it is a directory, not a file"
              : "it cannot be read: " + unreadable.getMessage();
      throw failure(file, why, unreadable);
    }
  }

  static SpecDocument document(Path file) {
    try {
      return SpecDocument.parse(read(file));
    } catch (NotJsonException notJson) {
      String place = ":" + notJson.line() + ":" + notJson.column();
      throw new CommandFailure(file + place + ": not valid JSON: " + notJson.getMessage(), notJson);
    }
  }

  private static CommandFailure failure(Path file, String why, IOException cause) {
    return new CommandFailure(file + ": " + why, cause);
  }
}
