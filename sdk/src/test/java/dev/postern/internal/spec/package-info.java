/** Tests of {@code dev.postern.internal.spec}. */
@NullMarked
package dev.postern.internal.spec;

import org.jspecify.annotations.NullMarked;
