package dev.postern.internal.regex;

/** A condition on a position between two code points of a text. */
enum Assertion {
  TEXT_START {
    @Override
    boolean holds(Text text, int position) {
      return position == 0;
    }
  },
  TEXT_END {
    @Override
    boolean holds(Text text, int position) {
      return position == text.length();
    }
  },
  LINE_START {
    @Override
    boolean holds(Text text, int position) {
      return position == 0 || text.before(position) == '\n';
    }
  },
  LINE_END {
    @Override
    boolean holds(Text text, int position) {
      return position == text.length() || text.after(position) == '\n';
    }
  },
  /** {@code \Z}: nothing but line feeds follows. */
  TRAILING_LINES {
    @Override
    boolean holds(Text text, int position) {
      return position >= text.trailingLines();
    }
  },
  /** {@code \G}: where the search began, which is always the start here; it may not be repeated. */
  SEARCH_START {
    @Override
    boolean holds(Text text, int position) {
      return position == 0;
    }
  },
  WORD_BOUNDARY {
    @Override
    boolean holds(Text text, int position) {
      return text.isWordBefore(position) != text.isWordAfter(position);
    }
  },
  NOT_WORD_BOUNDARY {
    @Override
    boolean holds(Text text, int position) {
      return text.isWordBefore(position) == text.isWordAfter(position);
    }
  },
  WORD_START {
    @Override
    boolean holds(Text text, int position) {
      return !text.isWordBefore(position) && text.isWordAfter(position);
    }
  },
  WORD_END {
    @Override
    boolean holds(Text text, int position) {
      return text.isWordBefore(position) && !text.isWordAfter(position);
    }
  },
  WORD_START_HALF {
    @Override
    boolean holds(Text text, int position) {
      return !text.isWordBefore(position);
    }
  },
  WORD_END_HALF {
    @Override
    boolean holds(Text text, int position) {
      return !text.isWordAfter(position);
    }
  };

  abstract boolean holds(Text text, int position);

  boolean isAboutWords() {
    return switch (this) {
      case TEXT_START, TEXT_END, LINE_START, LINE_END, TRAILING_LINES, SEARCH_START -> false;
      default -> true;
    };
  }

  boolean isRepeatable() {
    return this != TRAILING_LINES && this != SEARCH_START;
  }
}
