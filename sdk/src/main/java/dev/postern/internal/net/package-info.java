/** The network: the only package that opens a socket. */
@NullMarked
package dev.postern.internal.net;

import org.jspecify.annotations.NullMarked;
