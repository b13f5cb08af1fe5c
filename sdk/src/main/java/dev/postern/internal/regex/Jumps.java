package dev.postern.internal.regex;

import java.util.ArrayList;
import java.util.List;

/** Jumps to one place that is not known yet. */
final class Jumps {
  private final ProgramBuilder code;
  private final List<Integer> jumps = new ArrayList<>();

  Jumps(ProgramBuilder code) {
    this.code = code;
  }

  /** Adds a jump here. */
  void add() {
    jumps.add(code.add(Program.JUMP));
  }

  /** Lets all jumps land here. */
  void land() {
    for (int jump : jumps) {
      code.setX(jump, code.here());
    }
  }
}
