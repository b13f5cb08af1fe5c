@NullMarked
package dev.postern.localmode.command.lint;

import org.jspecify.annotations.NullMarked;
