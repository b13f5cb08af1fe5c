package dev.postern.internal.source;

import dev.postern.internal.spec.JsonValues;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which lists there are.
 *
 * @param files by the name that conditions use, in the order of the text
 */
record IdListManifest(Map<String, File> files) {
  /**
   * The file of a list.
   *
   * @param size in bytes
   * @param creationTime milliseconds since 1970
   * @param fileId null for none
   */
  record File(String url, long size, long creationTime, @Nullable String fileId) {}

  /**
   * Reads a manifest; one bad entry spoils it all.
   *
   * @throws IOException if it is none
   */
  static IdListManifest parse(String json) throws IOException {
    Map<String, File> files = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : object(JsonValues.parse(json)).entrySet()) {
      files.put(String.valueOf(entry.getKey()), file(object(entry.getValue())));
    }
    return new IdListManifest(files);
  }

  private static File file(Map<?, ?> entry) throws IOException {
    text(entry.containsKey("name") ? entry.get("name") : entry.get("key"), "name");
    Object fileId = entry.get("fileID");
    long size = number(entry.get("size"), "size");
    if (size < 0) {
      throw new IOException("size is negative");
    }
    return new File(
        text(entry.get("url"), "url"),
        size,
        number(entry.get("creationTime"), "creationTime"),
        fileId == null ? null : text(fileId, "fileID"));
  }

  private static Map<?, ?> object(@Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      return map;
    }
    throw new IOException("an object is missing");
  }

  private static String text(@Nullable Object value, String field) throws IOException {
    if (value instanceof String text) {
      return text;
    }
    throw new IOException(field + " is not a string");
  }

  private static long number(@Nullable Object value, String field) throws IOException {
    if (value instanceof Long number) {
      return number;
    }
    throw new IOException(field + " is not an integer");
  }
}
