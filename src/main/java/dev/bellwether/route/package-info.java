/** Decides, purely, which tiers a document may use, in which order, and why. */
@NullMarked
package dev.bellwether.route;

import org.jspecify.annotations.NullMarked;
