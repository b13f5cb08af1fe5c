package dev.postern.internal.regex;

import java.util.Optional;

/** The operations between the parts of a bracket; all bind alike, from the left. */
enum SetOperation {
  UNION,
  INTERSECTION,
  DIFFERENCE,
  SYMMETRIC_DIFFERENCE;

  CodePointSet apply(CodePointSet left, CodePointSet right) {
    return switch (this) {
      case UNION -> left.union(right);
      case INTERSECTION -> left.intersection(right);
      case DIFFERENCE -> left.difference(right);
      case SYMMETRIC_DIFFERENCE -> left.symmetricDifference(right);
    };
  }

  static Optional<SetOperation> read(PatternReader reader) {
    if (reader.skip("&&")) {
      return Optional.of(INTERSECTION);
    }
    if (reader.skip("--")) {
      return Optional.of(DIFFERENCE);
    }
    return reader.skip("~~") ? Optional.of(SYMMETRIC_DIFFERENCE) : Optional.empty();
  }
}
