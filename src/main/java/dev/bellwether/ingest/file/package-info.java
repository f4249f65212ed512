/** Reads the user's own files: CSV, TSV, JSON Lines; columns, dates, encodings, bad rows. */
@NullMarked
package dev.bellwether.ingest.file;

import org.jspecify.annotations.NullMarked;
