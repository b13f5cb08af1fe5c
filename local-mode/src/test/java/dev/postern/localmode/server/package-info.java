@NullMarked
package dev.postern.localmode.server;

import org.jspecify.annotations.NullMarked;
