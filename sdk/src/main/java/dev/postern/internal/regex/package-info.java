/**
 * Regular expressions of the {@code str_matches} operator, in the dialect that the official engine
 * speaks: Rust's {@code regex} syntax with look-around, back-references, atomic groups and
 * conditionals.
 *
 * <p>Start at {@link dev.postern.internal.regex.TextPattern}. A pattern is parsed into a {@code
 * Node} tree, compiled into one {@code Program}, and run by one of two matchers: {@code
 * LinearMatcher} follows all paths at once, in time proportional to the text, and runs every
 * pattern that is regular; {@code BacktrackingMatcher} runs the rest with a stack of its own and a
 * limit on its steps. Neither throws, recurses over the text, or hangs.
 *
 * <p>Why not RE2J and {@code java.util.regex}: the dialect's word boundaries and classes are
 * Unicode, which RE2J does not know; look-behind is unbounded, which {@code java.util.regex} does
 * not know; and the latter overflows the stack on long texts. Only whether a text matches is asked,
 * never where, so a matcher is small.
 */
@NullMarked
package dev.postern.internal.regex;

import org.jspecify.annotations.NullMarked;
