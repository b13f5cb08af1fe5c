/** The {@code postern} command. Start at {@code PosternCommand}. */
@NullMarked
package dev.postern.localmode.command;

import org.jspecify.annotations.NullMarked;
