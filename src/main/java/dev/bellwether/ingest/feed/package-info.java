/** Reads RSS and Atom feeds. */
@NullMarked
package dev.bellwether.ingest.feed;

import org.jspecify.annotations.NullMarked;
