/** Where specs and id lists come from: the network, a data store, a string. */
@NullMarked
package dev.postern.internal.source;

import org.jspecify.annotations.NullMarked;
