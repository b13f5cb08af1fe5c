/**
 * Turns what an evaluation wrote down of itself into the public {@link
 * dev.postern.explain.Explanation}.
 */
@NullMarked
package dev.postern.internal.explain;

import org.jspecify.annotations.NullMarked;
