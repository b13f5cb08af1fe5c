/**
 * What others implement to change how Postern gets its data: interfaces the SDK calls, and the
 * plain values they exchange.
 *
 * <p>Most users need nothing from here. Every interface has an implementation inside the SDK; an
 * application supplies its own through {@code StatsigOptions}. Implementations are called from many
 * threads at once unless a type says otherwise, and none can make a check fail: what an
 * implementation throws is caught and counts as no answer.
 */
@NullMarked
package dev.postern.spi;

import org.jspecify.annotations.NullMarked;
