/**
 * Gates, dynamic configs, experiments and layers, evaluated in this process.
 *
 * <p>Most users need {@link dev.postern.Statsig}, {@link dev.postern.StatsigUser} and {@link
 * dev.postern.StatsigOptions}, which have the names and meaning of Statsig's own SDK for Java. Why
 * a user gets an answer is in {@code dev.postern.explain}, what other modules and applications
 * implement in {@code dev.postern.spi}; everything in {@code internal} packages may change at any
 * time.
 */
@NullMarked
package dev.postern;

import org.jspecify.annotations.NullMarked;
