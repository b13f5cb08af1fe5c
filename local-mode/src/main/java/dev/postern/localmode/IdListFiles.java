package dev.postern.localmode;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of id lists in a folder, which is {@code id-lists} beside a spec file: {@code
 * NAME.txt}.
 */
final class IdListFiles {
  private static final String FOLDER = "id-lists";
  private static final String EXTENSION = ".txt";

  private IdListFiles() {}

  /**
   * The files that are there, by file name; none without the folder.
   *
   * @throws SpecFileException if the folder cannot be listed
   */
  static SortedMap<String, Path> in(Path folder) {
    SortedMap<String, Path> found = new TreeMap<>();
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          if (file.toString().endsWith(EXTENSION)) {
            found.put(String.valueOf(file.getFileName()), file);
          }
        }
      } catch (IOException | DirectoryIteratorException unreadable) {
        throw SpecFileException.of(folder, "it cannot be listed", unreadable);
      }
    }
    return found;
  }

  /** The folder and the files in it, to be followed. */
  static List<Path> followed(Path folder) {
    List<Path> files = new ArrayList<>();
    files.add(folder);
    try {
      files.addAll(in(folder).values());
    } catch (SpecFileException unreadable) {
      return files;
    }
    return files;
  }

  /** The name of the list in a file. */
  static String listName(String fileName) {
    return fileName.substring(0, fileName.length() - EXTENSION.length());
  }

  /** Where the id lists of a spec file are unless someone says otherwise. */
  static Path folderBeside(Path specFile) {
    return specFile.resolveSibling(FOLDER);
  }
}
