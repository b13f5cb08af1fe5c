/** Tests of spec files on disk. */
@NullMarked
package dev.postern.localmode;

import org.jspecify.annotations.NullMarked;
