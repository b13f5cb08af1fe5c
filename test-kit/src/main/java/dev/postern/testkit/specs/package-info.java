/**
 * Spec files written in Java: gates, segments, holdouts, dynamic configs, experiments, layers and
 * parameter stores, as the JSON that Statsig's servers give.
 *
 * <p>Start at {@link dev.postern.testkit.specs.Specs}; conditions are in {@link
 * dev.postern.testkit.specs.Conditions}.
 */
@NullMarked
package dev.postern.testkit.specs;

import org.jspecify.annotations.NullMarked;
