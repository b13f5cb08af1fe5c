package dev.postern.internal.regex;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * What the dialect allows in a look-behind: each of its alternatives either always has one length,
 * or is a plain regular expression that does not ask for word boundaries.
 */
final class LookBehindRule implements Node.Visitor<Shape> {
  private final Groups groups;

  /** Lengths of the groups seen so far; a reference to a later group has no length. */
  private final Map<Integer, Integer> groupLengths = new HashMap<>();

  /** By identity: equal nodes may have other lengths elsewhere. */
  private final IdentityHashMap<Node, Integer> behindLengths = new IdentityHashMap<>();

  LookBehindRule(Groups groups) {
    this.groups = groups;
  }

  /** The length of each alternative of each look-behind of a checked pattern. */
  IdentityHashMap<Node, Integer> check(Node root) {
    root.accept(this);
    return behindLengths;
  }

  @Override
  public Shape empty() {
    return Shape.NOTHING;
  }

  @Override
  public Shape keepOut() {
    return Shape.IRREGULAR;
  }

  @Override
  public Shape characters(Node.Characters node) {
    return new Shape(1, false, false);
  }

  @Override
  public Shape boundary(Node.Boundary node) {
    Assertion assertion = node.assertion();
    return new Shape(0, !assertion.isRepeatable(), assertion.isAboutWords());
  }

  @Override
  public Shape sequence(Node.Sequence node) {
    Shape whole = Shape.NOTHING;
    for (Node part : node.parts()) {
      whole = whole.then(part.accept(this));
    }
    return whole;
  }

  @Override
  public Shape choice(Node.Choice node) {
    Shape whole = node.branches().get(0).accept(this);
    for (Node branch : node.branches().subList(1, node.branches().size())) {
      whole = whole.or(branch.accept(this));
    }
    return whole;
  }

  @Override
  public Shape repeat(Node.Repeat node) {
    return node.body().accept(this).times(node.least(), node.most());
  }

  @Override
  public Shape capture(Node.Capture node) {
    Shape body = node.body().accept(this);
    groupLengths.put(node.group(), body.length());
    return body.irregularIf(groups.isReferenced(node.group()));
  }

  @Override
  public Shape backReference(Node.BackReference node) {
    int length = groupLengths.getOrDefault(node.group(), Shape.VARIABLE);
    return new Shape(length, true, false);
  }

  @Override
  public Shape look(Node.Look node) {
    for (Node branch : node.branches()) {
      Shape shape = branch.accept(this);
      behindLengths.put(branch, shape.length());
      if (!node.ahead() && !shape.isAllowedBehind()) {
        throw new InvalidPatternException("a look-behind of this kind must have one length");
      }
    }
    return Shape.IRREGULAR;
  }

  @Override
  public Shape atomic(Node.Atomic node) {
    return node.body().accept(this).irregularIf(true);
  }

  @Override
  public Shape groupBegun(Node.GroupBegun node) {
    return Shape.IRREGULAR;
  }

  @Override
  public Shape conditional(Node.Conditional node) {
    Shape yes = node.condition().accept(this).then(node.yes().accept(this));
    return yes.or(node.no().accept(this)).irregularIf(true);
  }
}
