package dev.postern.jmh;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Gives its items one after the other, again from the start after the last. For one thread. */
final class InTurn<T> {
  private final List<T> items;
  private int at;

  private InTurn(List<T> items) {
    this.items = items;
  }

  static <T> InTurn<T> of(int count, IntFunction<T> item) {
    return new InTurn<>(List.copyOf(IntStream.range(0, count).mapToObj(item).toList()));
  }

  T next() {
    T item = items.get(at);
    at = at + 1 == items.size() ? 0 : at + 1;
    return item;
  }
}
