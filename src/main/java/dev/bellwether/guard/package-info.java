/** Keeps remote calls within what their servers allow. */
@NullMarked
package dev.bellwether.guard;

import org.jspecify.annotations.NullMarked;
