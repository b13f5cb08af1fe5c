/** Placeholder. */
@NullMarked
package dev.postern.jmh;

import org.jspecify.annotations.NullMarked;
