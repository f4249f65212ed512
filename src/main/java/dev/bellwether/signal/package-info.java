/** Combines the scores known at an instant into a signal per ticker. */
@NullMarked
package dev.bellwether.signal;

import org.jspecify.annotations.NullMarked;
