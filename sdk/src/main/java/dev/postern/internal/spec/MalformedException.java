package dev.postern.internal.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a spec file is not what it must be. Caught where the part can be left out. */
final class MalformedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String path;
  private final String problem;

  MalformedException(String path, String problem) {
    super(path + " " + problem, null, false, false);
    this.path = path;
    this.problem = problem;
  }

  static MalformedException wrongType(String path, String wanted, @Nullable Object value) {
    return new MalformedException(path, "must be " + wanted + ", not " + typeOf(value));
  }

  String path() {
    return path;
  }

  String problem() {
    return problem;
  }

  static String typeOf(@Nullable Object json) {
    if (json instanceof Map) {
      return "an object";
    }
    if (json instanceof List) {
      return "an array";
    }
    if (json instanceof String) {
      return "a string";
    }
    if (json instanceof Number) {
      return "a number";
    }
    return json instanceof Boolean ? "a boolean" : "null";
  }
}
