package dev.postern.internal.regex;

/**
 * How large the official engine would find a pattern: it counts the bytes of its compiled program
 * and refuses more than 10 MiB. The weights are estimates from the repetition counts at which it
 * begins to refuse, so a pattern close to the limit may fall on the other side; they also bound the
 * programs made here to some 300 000 instructions.
 */
final class ProgramSize implements Node.Visitor<Long> {
  static final long LIMIT = 10L << 20;

  private static final long STEP = 32;
  private static final long BRANCH = 40;
  private static final long ASCII_CLASS = 64;
  private static final long ASCII_RANGE = 8;
  private static final long RANGE = 66;
  private static final long OPEN_CLASS = 860;

  private ProgramSize() {}

  static void check(Node root) {
    if (root.accept(new ProgramSize()) > LIMIT) {
      throw new InvalidPatternException("too large");
    }
  }

  @Override
  public Long empty() {
    return STEP;
  }

  @Override
  public Long keepOut() {
    return STEP;
  }

  @Override
  public Long characters(Node.Characters node) {
    CodePointSet set = node.set();
    if (set.isEmpty()) {
      return STEP;
    }
    int last = set.last(set.ranges() - 1);
    if (set.ranges() == 1 && set.first(0) == last) {
      return STEP * utf8Length(last);
    }
    if (last < 0x80) {
      return ASCII_CLASS + ASCII_RANGE * set.ranges();
    }
    return RANGE * set.ranges() + (last == Character.MAX_CODE_POINT ? OPEN_CLASS : 0);
  }

  static int utf8Length(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    return codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
  }

  @Override
  public Long boundary(Node.Boundary node) {
    return STEP;
  }

  @Override
  public Long sequence(Node.Sequence node) {
    return sum(node.parts());
  }

  @Override
  public Long choice(Node.Choice node) {
    return sum(node.branches()) + BRANCH * node.branches().size();
  }

  private long sum(Iterable<Node> nodes) {
    long sum = 0;
    for (Node node : nodes) {
      sum = saturated(sum + node.accept(this));
    }
    return sum;
  }

  @Override
  public Long repeat(Node.Repeat node) {
    long body = node.body().accept(this);
    if (node.most() == Node.Repeat.UNBOUNDED) {
      return saturated(body * Math.max(1, node.least()) + BRANCH);
    }
    long copies = body * node.most() + BRANCH * ((long) node.most() - node.least());
    return saturated(Math.max(STEP, copies));
  }

  /** Stays far enough from overflow for the next product. */
  private static long saturated(long size) {
    return Math.min(size, LIMIT + 1);
  }

  @Override
  public Long capture(Node.Capture node) {
    return node.body().accept(this) + 2 * STEP;
  }

  @Override
  public Long backReference(Node.BackReference node) {
    return STEP;
  }

  @Override
  public Long look(Node.Look node) {
    return node.body().accept(this) + 2 * STEP;
  }

  @Override
  public Long atomic(Node.Atomic node) {
    return node.body().accept(this) + 2 * STEP;
  }

  @Override
  public Long groupBegun(Node.GroupBegun node) {
    return STEP;
  }

  @Override
  public Long conditional(Node.Conditional node) {
    return node.condition().accept(this)
        + node.yes().accept(this)
        + node.no().accept(this)
        + 2 * BRANCH;
  }
}
