/**
 * Pure evaluation: compiled specs, a user and a time in, a decision out. No JSON, no I/O, no
 * threads and no clock of its own.
 *
 * <p>Start at {@link dev.postern.internal.evaluate.Evaluator}. What is asked of a user is a {@link
 * dev.postern.internal.evaluate.Condition}: a {@link dev.postern.internal.evaluate.ValueSource} and
 * an {@link dev.postern.internal.evaluate.Operator}, both resolved when the specs are compiled. For
 * an explanation a {@link dev.postern.internal.evaluate.TraceRecorder} writes down the steps.
 */
@NullMarked
package dev.postern.internal.evaluate;

import org.jspecify.annotations.NullMarked;
