package dev.postern.internal.regex;

import java.util.List;

/**
 * A compiled pattern: a list of instructions with up to two operands. Execution starts at 0 and
 * goes on with the next instruction unless said otherwise.
 */
final class Program {
  /** The pattern is found. */
  static final int MATCH = 0;

  /** Consumes the code point {@code x}. */
  static final int CHARACTER = 1;

  /** Consumes a code point of set {@code x}. */
  static final int SET = 2;

  /** Fails unless assertion {@code x} holds. */
  static final int ASSERT = 3;

  /** Goes on at {@code x} or, if that fails, at {@code y}. */
  static final int SPLIT = 4;

  /** Goes on at {@code x}. */
  static final int JUMP = 5;

  /** Puts the position into register {@code x}. */
  static final int MARK = 6;

  /**
   * Goes on at {@code y} if the position is the one in register {@code x}: an iteration that
   * matched nothing ends the loop.
   */
  static final int PROGRESS = 7;

  /** The operations up to here make up the regular expressions proper. */
  static final int LAST_LINEAR = PROGRESS;

  /** Consumes the text of group {@code x}, regardless of case if {@code y} is 1. */
  static final int BACK_REFERENCE = 8;

  /** Fails unless group {@code x} has begun. */
  static final int BEGUN = 9;

  /** Goes back one code point, or fails at the start. */
  static final int STEP_BACK = 10;

  /** Goes to the position in register {@code x}. */
  static final int REWIND = 11;

  /** Fails unless the position is the one in register {@code x}. */
  static final int AT = 12;

  /** Puts the height of the stack of alternatives into register {@code x}. */
  static final int HEIGHT = 13;

  /** Forgets the alternatives above the height in register {@code x}. */
  static final int CUT = 14;

  /** Undoes everything above the height in register {@code x}, then fails. */
  static final int FAIL_FROM = 15;

  /** Fails. */
  static final int FAIL = 16;

  private final int[] operations;
  private final int[] operands;
  private final CodePointSet[] sets;
  private final Assertion[] assertions;
  private final int registers;
  private final boolean linear;

  Program(
      int[] operations,
      int[] operands,
      List<CodePointSet> sets,
      List<Assertion> assertions,
      int registers,
      boolean linear) {
    this.operations = operations;
    this.operands = operands;
    this.sets = sets.toArray(new CodePointSet[0]);
    this.assertions = assertions.toArray(new Assertion[0]);
    this.registers = registers;
    this.linear = linear;
  }

  /** The first of the two registers of a group: its start, set when it begins, and its end. */
  static int groupRegister(int group) {
    return 2 * group;
  }

  int size() {
    return operations.length;
  }

  int operation(int at) {
    return operations[at];
  }

  int x(int at) {
    return operands[2 * at];
  }

  int y(int at) {
    return operands[2 * at + 1];
  }

  CodePointSet set(int at) {
    return sets[x(at)];
  }

  Assertion assertion(int at) {
    return assertions[x(at)];
  }

  /** How many registers it uses. */
  int registers() {
    return registers;
  }

  /** Whether it is a regular expression proper, so that all paths can be followed at once. */
  boolean linear() {
    return linear;
  }

  /** Whether a match can only begin at the start of the text. */
  boolean startsAtTextStart() {
    return operation(0) == ASSERT && assertion(0) == Assertion.TEXT_START;
  }
}
