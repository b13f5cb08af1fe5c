/** Tests of {@code dev.postern.internal.store}. */
@NullMarked
package dev.postern.internal.store;

import org.jspecify.annotations.NullMarked;
