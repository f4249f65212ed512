/**
 * The live loop: what sources show is journalled, alerted at once, scored, and the alert edited.
 */
@NullMarked
package dev.bellwether.watch;

import org.jspecify.annotations.NullMarked;
