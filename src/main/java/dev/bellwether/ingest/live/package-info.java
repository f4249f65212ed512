/** Sources that are looked at again and again, and what of each look is new. */
@NullMarked
package dev.bellwether.ingest.live;

import org.jspecify.annotations.NullMarked;
