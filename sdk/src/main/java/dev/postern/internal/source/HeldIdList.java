package dev.postern.internal.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A list as far as it has been read.
 *
 * @param size how many bytes of its file have been read
 * @param creationTime of its file, milliseconds since 1970
 * @param fileId null when the file has none
 */
record HeldIdList(IdSet ids, long size, long creationTime, @Nullable String fileId) {
  /** A list that did not come from a file of Statsig's. */
  static HeldIdList of(IdSet ids) {
    return new HeldIdList(ids, 0, 0, null);
  }

  /** A list of which nothing has been read. */
  static HeldIdList begin(IdListManifest.File file) {
    return new HeldIdList(IdSet.EMPTY, 0, file.creationTime(), file.fileId());
  }

  /** Whether the file is a newer one, to be read from its beginning. */
  boolean isReplacedBy(IdListManifest.File file) {
    return file.creationTime() > creationTime
        || (file.creationTime() == creationTime && isOther(file));
  }

  /** Whether there is nothing to read: a manifest that lags behind may name an older file. */
  boolean isUpToDateWith(IdListManifest.File file) {
    boolean isOlder = file.creationTime() < creationTime && isOther(file);
    return isOlder || (!isReplacedBy(file) && file.size() <= size);
  }

  /** This list after more of its file. */
  HeldIdList with(InputStream text) throws IOException {
    IdSet.Editor editor = ids.edit();
    long read = IdListLines.apply(text, editor);
    return new HeldIdList(editor.done(), size + read, creationTime, fileId);
  }

  private boolean isOther(IdListManifest.File file) {
    return !Objects.equals(file.fileId(), fileId);
  }
}
