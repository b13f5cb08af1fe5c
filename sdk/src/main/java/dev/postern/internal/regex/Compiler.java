package dev.postern.internal.regex;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Turns a tree into a {@link Program}. Repetitions are written out, which {@link ProgramSize}
 * bounds.
 */
final class Compiler implements Node.Visitor<ProgramBuilder> {
  private static final int UNSET = -1;

  private final Groups groups;
  private final IdentityHashMap<Node, Integer> behindLengths;
  private final ProgramBuilder code = new ProgramBuilder();

  /** Whether the text is read from right to left, in a look-behind of no fixed length. */
  private boolean backward;

  private Compiler(Groups groups, IdentityHashMap<Node, Integer> behindLengths) {
    this.groups = groups;
    this.behindLengths = behindLengths;
  }

  static Program compile(ParsedPattern pattern) {
    Groups groups = pattern.groups();
    ProgramSize.check(pattern.root());
    Compiler compiler = new Compiler(groups, new LookBehindRule(groups).check(pattern.root()));
    compiler.code.reserveRegisters(Program.groupRegister(groups.count() + 1));
    pattern.root().accept(compiler);
    compiler.code.add(Program.MATCH);
    return compiler.code.build();
  }

  @Override
  public ProgramBuilder empty() {
    return code;
  }

  @Override
  public ProgramBuilder keepOut() {
    return code;
  }

  @Override
  public ProgramBuilder characters(Node.Characters node) {
    if (backward) {
      code.add(Program.STEP_BACK);
      code.addSet(node.set());
      code.add(Program.STEP_BACK);
    } else {
      code.addSet(node.set());
    }
    return code;
  }

  @Override
  public ProgramBuilder boundary(Node.Boundary node) {
    if (node.assertion().isAboutWords()) {
      // Made now, so that the first search need not.
      UnicodeSets.word();
    }
    code.addAssertion(node.assertion());
    return code;
  }

  @Override
  public ProgramBuilder sequence(Node.Sequence node) {
    int size = node.parts().size();
    for (int i = 0; i < size; i++) {
      node.parts().get(backward ? size - 1 - i : i).accept(this);
    }
    return code;
  }

  @Override
  public ProgramBuilder choice(Node.Choice node) {
    Jumps ends = new Jumps(code);
    List<Node> others = node.branches().subList(0, node.branches().size() - 1);
    for (Node branch : others) {
      int split = code.add(Program.SPLIT, code.here() + 1);
      branch.accept(this);
      ends.add();
      code.setY(split, code.here());
    }
    node.branches().get(others.size()).accept(this);
    ends.land();
    return code;
  }

  @Override
  public ProgramBuilder repeat(Node.Repeat node) {
    for (int i = 0; i < node.least(); i++) {
      node.body().accept(this);
    }
    if (node.most() == Node.Repeat.UNBOUNDED) {
      loop(node);
    } else {
      optional(node);
    }
    return code;
  }

  private void loop(Node.Repeat node) {
    int split = code.add(Program.SPLIT);
    int body = code.here();
    if (node.body() instanceof Node.Characters) {
      node.body().accept(this);
      code.add(Program.JUMP, split);
    } else {
      int register = code.newRegister();
      code.add(Program.MARK, register);
      node.body().accept(this);
      int progress = code.add(Program.PROGRESS, register);
      code.add(Program.JUMP, split);
      code.setY(progress, code.here());
    }
    setSplit(split, body, code.here(), node.greedy());
  }

  private void optional(Node.Repeat node) {
    int first = code.here();
    int previous = UNSET;
    for (int i = node.least(); i < node.most(); i++) {
      previous = code.add(Program.SPLIT, previous);
      node.body().accept(this);
    }
    // Until here each split holds the one before it.
    for (int split = previous; split >= first; ) {
      int before = code.x(split);
      setSplit(split, split + 1, code.here(), node.greedy());
      split = before;
    }
  }

  private void setSplit(int split, int body, int exit, boolean greedy) {
    code.setX(split, greedy ? body : exit);
    code.setY(split, greedy ? exit : body);
  }

  @Override
  public ProgramBuilder capture(Node.Capture node) {
    if (!groups.isReferenced(node.group())) {
      return node.body().accept(this);
    }
    code.add(Program.MARK, Program.groupRegister(node.group()));
    node.body().accept(this);
    code.add(Program.MARK, Program.groupRegister(node.group()) + 1);
    return code;
  }

  @Override
  public ProgramBuilder backReference(Node.BackReference node) {
    code.add(Program.BACK_REFERENCE, node.group(), node.ignoreCase() ? 1 : 0);
    return code;
  }

  @Override
  public ProgramBuilder groupBegun(Node.GroupBegun node) {
    code.add(Program.BEGUN, node.group());
    return code;
  }

  @Override
  public ProgramBuilder atomic(Node.Atomic node) {
    int height = code.newRegister();
    code.add(Program.HEIGHT, height);
    node.body().accept(this);
    code.add(Program.CUT, height);
    return code;
  }

  @Override
  public ProgramBuilder conditional(Node.Conditional node) {
    int height = code.newRegister();
    code.add(Program.HEIGHT, height);
    int split = code.add(Program.SPLIT, code.here() + 1);
    node.condition().accept(this);
    code.add(Program.CUT, height);
    node.yes().accept(this);
    int jump = code.add(Program.JUMP);
    code.setY(split, code.here());
    node.no().accept(this);
    code.setX(jump, code.here());
    return code;
  }

  @Override
  public ProgramBuilder look(Node.Look node) {
    int height = code.newRegister();
    int position = code.newRegister();
    code.add(Program.HEIGHT, height);
    code.add(Program.MARK, position);
    int split = node.negative() ? code.add(Program.SPLIT, code.here() + 1) : UNSET;
    lookBody(node, position);
    if (node.negative()) {
      code.add(Program.FAIL_FROM, height);
      code.setY(split, code.here());
    } else {
      code.add(Program.CUT, height);
      code.add(Program.REWIND, position);
    }
    return code;
  }

  private void lookBody(Node.Look node, int position) {
    if (node.ahead()) {
      node.body().accept(this);
      return;
    }
    Jumps ends = new Jumps(code);
    for (Node branch : node.branches()) {
      int split = code.add(Program.SPLIT, code.here() + 1);
      behind(branch, position);
      ends.add();
      code.setY(split, code.here());
    }
    code.add(Program.FAIL);
    ends.land();
  }

  private void behind(Node branch, int position) {
    int length = behindLengths.getOrDefault(branch, Shape.VARIABLE);
    if (length == Shape.VARIABLE) {
      backward = true;
      branch.accept(this);
      backward = false;
    } else {
      for (int i = 0; i < length; i++) {
        code.add(Program.STEP_BACK);
      }
      branch.accept(this);
      code.add(Program.AT, position);
    }
  }
}
