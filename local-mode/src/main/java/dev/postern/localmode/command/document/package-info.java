/**
 * A spec file as it is written: every JSON value with its place, and the entities, rules and
 * conditions made of them. Nothing is evaluated. Start at {@code SpecDocument}.
 */
@NullMarked
package dev.postern.localmode.command.document;

import org.jspecify.annotations.NullMarked;
