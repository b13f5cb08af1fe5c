/**
 * Faults of spec files: what is malformed, what answers otherwise than it seems to, and what looks
 * like a mistake. Start at {@code Linter}; each {@code Check} looks for a few kinds of fault.
 */
@NullMarked
package dev.postern.localmode.command.lint;

import org.jspecify.annotations.NullMarked;
