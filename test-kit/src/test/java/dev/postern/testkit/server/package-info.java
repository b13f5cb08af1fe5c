@NullMarked
package dev.postern.testkit.server;

import org.jspecify.annotations.NullMarked;
