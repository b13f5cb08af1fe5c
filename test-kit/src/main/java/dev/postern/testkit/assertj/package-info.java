/**
 * Assertions, in AssertJ's way, on what was logged and on what users get.
 *
 * <p>Start at {@link dev.postern.testkit.assertj.StatsigAssertions}.
 */
@NullMarked
package dev.postern.testkit.assertj;

import org.jspecify.annotations.NullMarked;
