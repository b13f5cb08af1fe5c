/** What a client tells of itself. */
@NullMarked
package dev.postern.internal.log;

import org.jspecify.annotations.NullMarked;
