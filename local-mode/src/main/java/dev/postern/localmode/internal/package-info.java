/** Files as local mode writes them. Nothing here is for users of the library. */
@NullMarked
package dev.postern.localmode.internal;

import org.jspecify.annotations.NullMarked;
