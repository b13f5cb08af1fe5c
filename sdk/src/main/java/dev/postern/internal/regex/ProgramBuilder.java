package dev.postern.internal.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects the instructions of a {@link Program}. */
final class ProgramBuilder {
  private final List<CodePointSet> sets = new ArrayList<>();
  private final Map<CodePointSet, Integer> setIndexes = new HashMap<>();
  private final List<Assertion> assertions = new ArrayList<>();
  private int[] operations = new int[16];
  private int[] operands = new int[32];
  private int size;
  private int registers;

  /** Adds an instruction and answers where it is. */
  int add(int operation, int x, int y) {
    if (size == operations.length) {
      operations = Arrays.copyOf(operations, 2 * size);
      operands = Arrays.copyOf(operands, 4 * size);
    }
    operations[size] = operation;
    operands[2 * size] = x;
    operands[2 * size + 1] = y;
    return size++;
  }

  int add(int operation, int x) {
    return add(operation, x, 0);
  }

  int add(int operation) {
    return add(operation, 0, 0);
  }

  void addSet(CodePointSet set) {
    if (set.ranges() == 1 && set.first(0) == set.last(0)) {
      add(Program.CHARACTER, set.first(0));
    } else {
      add(Program.SET, index(set));
    }
  }

  void addAssertion(Assertion assertion) {
    int known = assertions.indexOf(assertion);
    if (known < 0) {
      assertions.add(assertion);
    }
    add(Program.ASSERT, known < 0 ? assertions.size() - 1 : known);
  }

  private int index(CodePointSet set) {
    Integer known = setIndexes.putIfAbsent(set, sets.size());
    if (known == null) {
      sets.add(set);
    }
    return known == null ? sets.size() - 1 : known;
  }

  void setX(int at, int x) {
    operands[2 * at] = x;
  }

  void setY(int at, int y) {
    operands[2 * at + 1] = y;
  }

  int x(int at) {
    return operands[2 * at];
  }

  /** Where the next instruction will be. */
  int here() {
    return size;
  }

  void reserveRegisters(int count) {
    registers += count;
  }

  int newRegister() {
    return registers++;
  }

  private boolean isLinear() {
    for (int at = 0; at < size; at++) {
      if (operations[at] > Program.LAST_LINEAR) {
        return false;
      }
    }
    return true;
  }

  Program build() {
    return new Program(
        Arrays.copyOf(operations, size),
        Arrays.copyOf(operands, 2 * size),
        sets,
        assertions,
        registers,
        isLinear());
  }
}
