/** Tests of {@code dev.postern.internal.evaluate}. */
@NullMarked
package dev.postern.internal.evaluate;

import org.jspecify.annotations.NullMarked;
