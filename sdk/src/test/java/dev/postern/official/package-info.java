/** What is compared with Statsig's published Java SDK, which runs beside this one. */
@NullMarked
package dev.postern.official;

import org.jspecify.annotations.NullMarked;
