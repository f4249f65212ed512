/** Measures how right, how fast and how dear the other rooms are. */
@NullMarked
package dev.bellwether.bench;

import org.jspecify.annotations.NullMarked;
