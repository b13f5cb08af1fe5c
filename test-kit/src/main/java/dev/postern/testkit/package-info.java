/**
 * Tests against the real evaluator, with specs and a time of the test's own.
 *
 * <p>Start at {@link dev.postern.testkit.StatsigTestKit}.
 */
@NullMarked
package dev.postern.testkit;

import org.jspecify.annotations.NullMarked;
