/** Placeholder. */
@NullMarked
package dev.postern.localmode;

import org.jspecify.annotations.NullMarked;
