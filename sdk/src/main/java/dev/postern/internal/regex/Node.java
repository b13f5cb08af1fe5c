package dev.postern.internal.regex;

import java.util.List;

/**
 * A parsed pattern. Its depth is bounded by {@link Parser#DEPTH_LIMIT}, so recursion over it is
 * safe.
 */
sealed interface Node {
  Node EMPTY = new Empty();

  <T> T accept(Visitor<T> visitor);

  /** Matches the empty text, anywhere. */
  record Empty() implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.empty();
    }
  }

  /** {@code \K}: the match is to begin here. No matter for whether there is one. */
  record KeepOut() implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.keepOut();
    }
  }

  /** One code point of a set. */
  record Characters(CodePointSet set) implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.characters(this);
    }
  }

  /** A condition on the place between two characters. */
  record Boundary(Assertion assertion) implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.boundary(this);
    }
  }

  /** All parts, one after the other. */
  record Sequence(List<Node> parts) implements Node {
    public Sequence {
      parts = List.copyOf(parts);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.sequence(this);
    }
  }

  /** The first branch that leads to a match; at least two. */
  record Choice(List<Node> branches) implements Node {
    public Choice {
      branches = List.copyOf(branches);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.choice(this);
    }
  }

  /** Counted repetition; {@code most} is {@link #UNBOUNDED} for no limit. */
  record Repeat(Node body, int least, int most, boolean greedy) implements Node {
    static final int UNBOUNDED = Integer.MAX_VALUE;

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.repeat(this);
    }
  }

  /** A group whose text can be referred to. */
  record Capture(int group, Node body) implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.capture(this);
    }
  }

  /** The text of a group again. */
  record BackReference(int group, boolean ignoreCase) implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.backReference(this);
    }
  }

  /** Look-around. */
  record Look(Node body, boolean ahead, boolean negative) implements Node {
    /** The alternatives it has at the top. */
    List<Node> branches() {
      return body instanceof Choice choice ? choice.branches() : List.of(body);
    }

    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.look(this);
    }
  }

  /** A group that gives up none of its text once it has matched. */
  record Atomic(Node body) implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.atomic(this);
    }
  }

  /** Holds when a group has begun, whether or not it is at its end. */
  record GroupBegun(int group) implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.groupBegun(this);
    }
  }

  /** {@code yes} after the condition, which is tried once, else {@code no}. */
  record Conditional(Node condition, Node yes, Node no) implements Node {
    @Override
    public <T> T accept(Visitor<T> visitor) {
      return visitor.conditional(this);
    }
  }

  /** What is done with each kind of node. */
  interface Visitor<T> {
    T empty();

    T keepOut();

    T characters(Characters node);

    T boundary(Boundary node);

    T sequence(Sequence node);

    T choice(Choice node);

    T repeat(Repeat node);

    T capture(Capture node);

    T backReference(BackReference node);

    T look(Look node);

    T atomic(Atomic node);

    T groupBegun(GroupBegun node);

    T conditional(Conditional node);
  }
}
