/** Tests of the command, run in process through {@code CommandRun}. */
@NullMarked
package dev.postern.localmode.command;

import org.jspecify.annotations.NullMarked;
