/** The official SDKs, pointed at a server of this project. */
@NullMarked
package dev.postern.localmode.official;

import org.jspecify.annotations.NullMarked;
