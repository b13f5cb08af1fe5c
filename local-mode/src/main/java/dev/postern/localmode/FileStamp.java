package dev.postern.localmode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** By which a change of a file is noticed without reading it. */
record FileStamp(long size, FileTime modified, @Nullable Object key, boolean isReadable) {
  private static final FileStamp MISSING = new FileStamp(-1, FileTime.fromMillis(0), null, false);

  static Map<Path, FileStamp> of(Collection<Path> files) {
    Map<Path, FileStamp> stamps = new LinkedHashMap<>();
    for (Path file : files) {
      stamps.put(file, of(file));
    }
    return stamps;
  }

  /** Written out, since what the compiler makes of a record is linked anew at each start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof FileStamp stamp
        && size == stamp.size
        && isReadable == stamp.isReadable
        && modified.equals(stamp.modified)
        && Objects.equals(key, stamp.key);
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(size) + modified.hashCode();
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
