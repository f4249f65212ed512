/** The vocabulary: the records every other room speaks in. Imports nothing of ours. */
@NullMarked
package dev.bellwether;

import org.jspecify.annotations.NullMarked;
