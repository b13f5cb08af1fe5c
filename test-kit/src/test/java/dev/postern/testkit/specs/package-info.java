/** Tests of the specs that are written in Java. */
@NullMarked
package dev.postern.testkit.specs;

import org.jspecify.annotations.NullMarked;
