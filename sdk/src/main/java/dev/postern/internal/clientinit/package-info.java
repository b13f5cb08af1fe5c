/**
 * Client-initialize responses: everything that a user gets, in the JSON that a client SDK starts
 * from.
 *
 * <p>Start at {@link dev.postern.internal.clientinit.ClientInitResponses}. What a response needs of
 * a spec file beside the compiled program is a {@link
 * dev.postern.internal.clientinit.ClientInitSpecs}, made when the specs are compiled; texts that
 * are the same in every response are kept there. Nothing here builds a tree of JSON.
 *
 * <p>Overrides count only if {@code includeLocalOverrides} is set: else {@link
 * dev.postern.internal.evaluate.Evaluator#forClient} gets an empty table.
 */
@NullMarked
package dev.postern.internal.clientinit;

import org.jspecify.annotations.NullMarked;
