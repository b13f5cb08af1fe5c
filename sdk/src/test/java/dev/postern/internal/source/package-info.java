/** Tests of {@code dev.postern.internal.source}. */
@NullMarked
package dev.postern.internal.source;

import org.jspecify.annotations.NullMarked;
