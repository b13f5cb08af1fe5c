/**
 * Agreement with recorded answers of the official engine.
 *
 * <p>The data is not part of the project: {@link dev.postern.conformance.SharedConformance} finds
 * it, and tests are skipped where it is absent.
 */
@NullMarked
package dev.postern.conformance;

import org.jspecify.annotations.NullMarked;
