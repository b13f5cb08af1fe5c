package dev.postern.internal.regex;

import java.util.Arrays;

/**
 * Follows all paths of a program through a text at once, so that no text is read twice. Its work is
 * at most the text's length times the program's.
 */
final class LinearMatcher {
  /**
   * How many instructions may be visited; beyond it the answer is false. Only programs of many
   * thousand reach it.
   */
  static final long WORK_LIMIT = 50_000_000;

  private final Program program;
  private final Text text;

  /** Per instruction the last step, counted from 1, in which it was visited. */
  private final int[] visited;

  /** Instructions from which paths are still to be followed at the same position. */
  private int[] pending = new int[16];

  private int pendingSize;

  /** Instructions that wait for the next code point, and the room for those of the step before. */
  private int[] waiting;

  private int[] previous;
  private int waitingSize;
  private int step;
  private long work;
  private boolean found;

  LinearMatcher(Program program, String text) {
    this.program = program;
    this.text = new Text(text);
    this.visited = new int[program.size()];
    this.waiting = new int[program.size()];
    this.previous = new int[program.size()];
  }

  boolean isFound() {
    int position = 0;
    beginStep();
    follow(0, position);
    while (!found && position < text.length() && work < WORK_LIMIT) {
      int codePoint = text.after(position);
      position += Character.charCount(codePoint);
      advance(codePoint, position);
      if (!program.startsAtTextStart()) {
        follow(0, position);
      } else if (waitingSize == 0) {
        break;
      }
    }
    return found;
  }

  private void advance(int codePoint, int position) {
    int count = waitingSize;
    beginStep();
    for (int i = 0; i < count && !found; i++) {
      int at = previous[i];
      if (consumes(at, codePoint)) {
        follow(at + 1, position);
      }
    }
  }

  private void beginStep() {
    int[] room = previous;
    previous = waiting;
    waiting = room;
    waitingSize = 0;
    step++;
  }

  private boolean consumes(int at, int codePoint) {
    return program.operation(at) == Program.CHARACTER
        ? program.x(at) == codePoint
        : program.set(at).contains(codePoint);
  }

  /** Visits all instructions that can be reached from one without reading on. */
  private void follow(int start, int position) {
    push(start);
    while (pendingSize > 0) {
      int at = pending[--pendingSize];
      work++;
      switch (program.operation(at)) {
        case Program.MATCH -> found = true;
        case Program.CHARACTER, Program.SET -> await(at);
        case Program.JUMP -> push(program.x(at));
        case Program.SPLIT -> {
          push(program.x(at));
          push(program.y(at));
        }
        case Program.ASSERT -> {
          if (program.assertion(at).holds(text, position)) {
            push(at + 1);
          }
        }
        default -> push(at + 1);
      }
    }
  }

  private void push(int at) {
    if (visited[at] != step) {
      visited[at] = step;
      if (pendingSize == pending.length) {
        pending = Arrays.copyOf(pending, 2 * pendingSize);
      }
      pending[pendingSize++] = at;
    }
  }

  private void await(int at) {
    waiting[waitingSize++] = at;
  }
}
