/**
 * From bytes to a compiled program: {@link dev.postern.internal.spec.SpecParser} checks the wire
 * format and gives a {@link dev.postern.internal.spec.SpecDocument}, {@link
 * dev.postern.internal.spec.SpecCompiler} resolves it. The only package that sees Jackson.
 */
@NullMarked
package dev.postern.internal.spec;

import org.jspecify.annotations.NullMarked;
