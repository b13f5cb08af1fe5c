package dev.postern.internal.evaluate;

import java.util.function.Predicate;

/** The users that an override is for. Equal matches name the same users. */
public sealed interface OverrideMatch {
  /** What {@link #strength} answers for a user whom it does not name. */
  int NO_MATCH = -1;

  /** How closely it names the user; of several overrides the closest counts. */
  int strength(Subject user);

  /** Everyone. */
  record Everyone() implements OverrideMatch {
    @Override
    public int strength(Subject user) {
      return 0;
    }

    @Override
    public String toString() {
      return "everyone";
    }
  }

  /** Those for whom a test holds; it is given the caller's own user. One that throws says no. */
  record When(Predicate<Object> test) implements OverrideMatch {
    @Override
    public int strength(Subject user) {
      try {
        return test.test(user.handle()) ? 1 : NO_MATCH;
      } catch (RuntimeException doesNotSay) {
        return NO_MATCH;
      }
    }

    @Override
    public String toString() {
      return "users who pass a test";
    }
  }

  /** The user of that id; else those who have it as a custom id, of whatever type. */
  record Id(String id) implements OverrideMatch {
    private static final IdType USER_ID = IdType.of("userID");

    @Override
    public int strength(Subject user) {
      if (id.equals(user.unit(USER_ID).text())) {
        return 3;
      }
      return user.hasCustomId(id) ? 2 : NO_MATCH;
    }

    @Override
    public String toString() {
      return "\"" + id + "\"";
    }
  }

  /** Those who have the id of exactly that type. */
  record Unit(IdType type, String id) implements OverrideMatch {
    @Override
    public int strength(Subject user) {
      return id.equals(user.unit(type).text()) ? 4 : NO_MATCH;
    }

    @Override
    public String toString() {
      return type.name() + " \"" + id + "\"";
    }
  }
}
