@NullMarked
package dev.postern.internal.event;

import org.jspecify.annotations.NullMarked;
