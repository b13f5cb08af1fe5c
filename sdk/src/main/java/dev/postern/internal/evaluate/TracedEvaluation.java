package dev.postern.internal.evaluate;

/**
 * An answer with the steps that led to it.
 *
 * @param root what was asked for
 * @param leftOut how many steps, at least, were not written down, since there were too many
 */
public record TracedEvaluation(Evaluation evaluation, Trace.Entity root, int leftOut) {}
