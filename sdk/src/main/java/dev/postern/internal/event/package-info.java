/** Exposures and other events: which are logged, and how they are delivered. */
@NullMarked
package dev.postern.internal.event;

import org.jspecify.annotations.NullMarked;
