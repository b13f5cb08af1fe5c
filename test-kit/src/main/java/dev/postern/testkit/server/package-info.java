/**
 * A server of Statsig's endpoints for tests, on WireMock: what an application does when the network
 * is slow, broken or brings news, and what it sends.
 *
 * <p>Start at {@link dev.postern.testkit.server.FakeStatsigServer}; with JUnit 5 at {@link
 * dev.postern.testkit.junit.StatsigServer}.
 */
@NullMarked
package dev.postern.testkit.server;

import org.jspecify.annotations.NullMarked;
