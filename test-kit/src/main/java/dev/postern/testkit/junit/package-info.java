/**
 * Tests with JUnit 5.12 or later: a client for each test, given as a parameter, and annotations for
 * what users get.
 *
 * <p>Start at {@link dev.postern.testkit.junit.StatsigTest}, or at {@link
 * dev.postern.testkit.junit.StatsigExtension} for what annotations cannot say.
 */
@NullMarked
package dev.postern.testkit.junit;

import org.jspecify.annotations.NullMarked;
