/**
 * Client-initialize responses: everything that a user gets, in the JSON that a client SDK starts
 * from.
 *
 * <p>Start at {@link dev.postern.internal.clientinit.ClientInitResponses}. What a response needs of
 * a spec file beside the compiled program is a {@link
 * dev.postern.internal.clientinit.ClientInitSpecs}, made when the specs are compiled; texts that
 * are the same in every response are kept there. Nothing here builds a tree of JSON.
 *
 * <p>Overrides do not count here yet: {@code includeLocalOverrides} is to decide whether {@link
 * dev.postern.internal.evaluate.Evaluator#forClient} gets their table.
 */
@NullMarked
package dev.postern.internal.clientinit;

import org.jspecify.annotations.NullMarked;
