package dev.postern.localmode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** By which a change of a file is noticed without reading it. */
record FileStamp(long size, FileTime modified, @Nullable Object key, boolean isReadable) {
  private static final FileStamp MISSING = new FileStamp(-1, FileTime.fromMillis(0), null, false);

  static Map<Path, FileStamp> of(Collection<Path> files) {
    Map<Path, FileStamp> stamps = new LinkedHashMap<>();
    files.forEach(file -> stamps.put(file, of(file)));
    return stamps;
  }

  static FileStamp of(Path file) {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return new FileStamp(
          found.size(), found.lastModifiedTime(), found.fileKey(), Files.isReadable(file));
    } catch (IOException missing) {
      return MISSING;
    }
  }
}
