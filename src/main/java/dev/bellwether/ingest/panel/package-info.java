/**
 * Reads tables of dated numbers, such as factors and closes, into arrays at the speed of the disk.
 */
@NullMarked
package dev.bellwether.ingest.panel;

import org.jspecify.annotations.NullMarked;
