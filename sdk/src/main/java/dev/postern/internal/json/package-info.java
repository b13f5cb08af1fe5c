/** JSON as it is written. */
@NullMarked
package dev.postern.internal.json;

import org.jspecify.annotations.NullMarked;
