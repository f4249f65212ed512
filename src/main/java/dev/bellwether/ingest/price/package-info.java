/** Prices that are looked at again and again, and the rules by which their moves become alerts. */
@NullMarked
package dev.bellwether.ingest.price;

import org.jspecify.annotations.NullMarked;
