@NullMarked
package dev.postern.testkit.junit;

import org.jspecify.annotations.NullMarked;
