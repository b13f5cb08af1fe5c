/** Tests of the test kit, and of the documentation, which needs all modules. */
@NullMarked
package dev.postern.testkit;

import org.jspecify.annotations.NullMarked;
