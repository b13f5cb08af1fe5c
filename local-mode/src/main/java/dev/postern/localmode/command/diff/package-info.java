/** What changed between two spec files, in words. Start at {@code SpecComparison}. */
@NullMarked
package dev.postern.localmode.command.diff;

import org.jspecify.annotations.NullMarked;
