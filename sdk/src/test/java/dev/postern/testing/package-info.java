/** Fakes that the tests share. */
@NullMarked
package dev.postern.testing;

import org.jspecify.annotations.NullMarked;
