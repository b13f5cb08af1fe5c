/**
 * Why a user got an answer, as data and as text.
 *
 * <p>Start at {@link dev.postern.explain.Explanation}, which {@code Statsig.explain} returns. All
 * types are immutable. Values of private attributes are in none of them.
 */
@NullMarked
package dev.postern.explain;

import org.jspecify.annotations.NullMarked;
