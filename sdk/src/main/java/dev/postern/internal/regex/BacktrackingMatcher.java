package dev.postern.internal.regex;

import java.util.Arrays;

/**
 * Tries the paths of a program one after the other, as look-around and back-references need it.
 * What is left to try lies on a {@link BacktrackStack}, never on the thread's.
 */
final class BacktrackingMatcher {
  /**
   * How often it may go back to an alternative; beyond it the answer is false, as in the official
   * engine.
   */
  static final int BACKTRACK_LIMIT = 1_000_000;

  /** How many instructions may be run; the bound of what lies between two steps back. */
  static final long WORK_LIMIT = 50_000_000;

  private static final int FAILED = -1;

  private final Program program;
  private final String characters;
  private final Text text;
  private final int[] registers;
  private final BacktrackStack stack;
  private int position;
  private int backtracks;
  private long work;

  BacktrackingMatcher(Program program, String characters) {
    this.program = program;
    this.characters = characters;
    this.text = new Text(characters);
    this.registers = new int[program.registers()];
    Arrays.fill(registers, BacktrackStack.UNSET);
    this.stack = new BacktrackStack(registers);
  }

  boolean isFound() {
    int start = 0;
    while (start <= text.length()) {
      position = start;
      if (run()) {
        return true;
      }
      if (program.startsAtTextStart() || isExhausted()) {
        return false;
      }
      start += start < text.length() ? Character.charCount(text.after(start)) : 1;
    }
    return false;
  }

  private boolean isExhausted() {
    return backtracks > BACKTRACK_LIMIT || work > WORK_LIMIT || stack.isFull();
  }

  private boolean run() {
    int at = 0;
    while (!isExhausted()) {
      work++;
      if (program.operation(at) == Program.MATCH) {
        return true;
      }
      int next = execute(at);
      if (next == FAILED) {
        backtracks++;
        next = stack.pop();
        position = stack.position();
        if (next == BacktrackStack.BOTTOM) {
          return false;
        }
      }
      at = next;
    }
    return false;
  }

  /** Runs one instruction and answers where to go on, or {@link #FAILED}. */
  private int execute(int at) {
    int x = program.x(at);
    return switch (program.operation(at)) {
      case Program.CHARACTER, Program.SET -> consume(at) ? at + 1 : FAILED;
      case Program.ASSERT -> program.assertion(at).holds(text, position) ? at + 1 : FAILED;
      case Program.SPLIT -> split(x, program.y(at));
      case Program.JUMP -> x;
      case Program.MARK -> set(x, position, at);
      case Program.PROGRESS -> registers[x] != position ? at + 1 : program.y(at);
      case Program.BACK_REFERENCE -> repeatGroup(at) ? at + 1 : FAILED;
      case Program.BEGUN -> hasBegun(x) ? at + 1 : FAILED;
      case Program.STEP_BACK -> stepBack() ? at + 1 : FAILED;
      case Program.REWIND -> rewind(x, at);
      case Program.AT -> registers[x] == position ? at + 1 : FAILED;
      case Program.HEIGHT -> height(x, at);
      case Program.CUT -> cut(x, at);
      case Program.FAIL_FROM -> failFrom(x);
      default -> FAILED;
    };
  }

  private boolean consume(int at) {
    if (position == text.length()) {
      return false;
    }
    int codePoint = text.after(position);
    boolean consumed =
        program.operation(at) == Program.CHARACTER
            ? program.x(at) == codePoint
            : program.set(at).contains(codePoint);
    position += consumed ? Character.charCount(codePoint) : 0;
    return consumed;
  }

  private int split(int first, int second) {
    stack.pushAlternative(second, position);
    return first;
  }

  private int set(int register, int value, int at) {
    stack.pushUndo(register);
    registers[register] = value;
    return at + 1;
  }

  private boolean hasBegun(int group) {
    return registers[Program.groupRegister(group)] != BacktrackStack.UNSET;
  }

  /** A group that is open again has a new start and its old end, as in the official engine. */
  private boolean repeatGroup(int at) {
    int register = Program.groupRegister(program.x(at));
    int start = registers[register];
    int length = registers[register + 1] - start;
    if (start == BacktrackStack.UNSET || length < 0) {
      return false;
    }
    boolean same =
        program.y(at) == 1
            ? CaseFolding.sameText(characters, start, position, length)
            : characters.regionMatches(position, characters, start, length);
    position += same ? length : 0;
    work += length;
    return same;
  }

  private boolean stepBack() {
    if (position == 0) {
      return false;
    }
    position -= Character.charCount(text.before(position));
    return true;
  }

  private int rewind(int register, int at) {
    position = registers[register];
    return at + 1;
  }

  private int height(int register, int at) {
    set(register, 0, at);
    registers[register] = stack.height();
    return at + 1;
  }

  private int cut(int register, int at) {
    work += stack.forgetAlternatives(registers[register]);
    return at + 1;
  }

  private int failFrom(int register) {
    stack.unwind(registers[register]);
    return FAILED;
  }
}
