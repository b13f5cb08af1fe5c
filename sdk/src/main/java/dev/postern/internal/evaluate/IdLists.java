package dev.postern.internal.evaluate;

/** The lists of ids that segments look users up in. */
@FunctionalInterface
public interface IdLists {
  /** No lists: nobody is in one. */
  IdLists NONE = (list, id) -> false;

  /** Whether the list has the id. An unknown list has nobody. */
  boolean contains(String list, String id);
}
