/** Tests of the package, with data of their own. */
@NullMarked
package dev.postern.internal.useragent;

import org.jspecify.annotations.NullMarked;
