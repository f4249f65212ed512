/** Reads an SEC filing into elements and items; compares two filings. */
@NullMarked
package dev.bellwether.filing;

import org.jspecify.annotations.NullMarked;
