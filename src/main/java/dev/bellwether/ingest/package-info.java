/** Brings documents and price bars in: normalises, hashes, de-duplicates, names every reject. */
@NullMarked
package dev.bellwether.ingest;

import org.jspecify.annotations.NullMarked;
