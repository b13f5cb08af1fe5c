package dev.postern;

/**
 * A listener that is told what a client does, until it is closed.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Subscription extends AutoCloseable {
  /** Ends it. Closing twice does no harm. */
  @Override
  void close();
}
