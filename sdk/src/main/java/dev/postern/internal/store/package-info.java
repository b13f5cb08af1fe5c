/** The specs in use, and how newer ones take their place. */
@NullMarked
package dev.postern.internal.store;

import org.jspecify.annotations.NullMarked;
