/**
 * Statsig's endpoints over specs of one's own, for SDKs of any language. {@link
 * dev.postern.localmode.server.StatsigEndpoints} turns requests into answers, whatever carries
 * them: {@code postern serve} and the test kit's server both do.
 *
 * @since 0.1.0
 */
@NullMarked
package dev.postern.localmode.server;

import org.jspecify.annotations.NullMarked;
