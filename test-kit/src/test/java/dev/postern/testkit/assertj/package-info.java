@NullMarked
package dev.postern.testkit.assertj;

import org.jspecify.annotations.NullMarked;
