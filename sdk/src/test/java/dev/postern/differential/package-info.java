/** Random specs and users, asked of the official Java SDK and of this one. */
@NullMarked
package dev.postern.differential;

import org.jspecify.annotations.NullMarked;
