/** Tests of client-initialize responses that need what no caller can reach. */
@NullMarked
package dev.postern.internal.clientinit;

import org.jspecify.annotations.NullMarked;
