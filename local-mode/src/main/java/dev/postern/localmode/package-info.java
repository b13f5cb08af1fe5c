/**
 * Evaluation without a network: specs from a file.
 *
 * <p>Most users need {@link dev.postern.localmode.LocalMode} alone.
 */
@NullMarked
package dev.postern.localmode;

import org.jspecify.annotations.NullMarked;
