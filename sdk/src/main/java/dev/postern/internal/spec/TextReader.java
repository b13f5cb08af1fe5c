package dev.postern.internal.spec;

import dev.postern.internal.spec.JsonObject.ElementReader;
import org.jspecify.annotations.Nullable;

/** Reads a text. */
final class TextReader implements ElementReader<String> {
  @Override
  public String read(String path, @Nullable Object json) throws MalformedException {
    if (json instanceof String text) {
      return text;
    }
    throw MalformedException.wrongType(path, "a string", json);
  }
}
