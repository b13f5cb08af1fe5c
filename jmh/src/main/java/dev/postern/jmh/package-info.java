/**
 * How fast Postern is, measured through its public API. Start with {@link dev.postern.jmh.Rows};
 * {@code docs/performance.md} says how to run them.
 */
@NullMarked
package dev.postern.jmh;

import org.jspecify.annotations.NullMarked;
