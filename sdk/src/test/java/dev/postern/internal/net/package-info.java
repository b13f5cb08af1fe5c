/** Tests of {@code dev.postern.internal.net}. */
@NullMarked
package dev.postern.internal.net;

import org.jspecify.annotations.NullMarked;
