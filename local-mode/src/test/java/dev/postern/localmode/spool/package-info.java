/** Tests of the spool. */
@NullMarked
package dev.postern.localmode.spool;

import org.jspecify.annotations.NullMarked;
