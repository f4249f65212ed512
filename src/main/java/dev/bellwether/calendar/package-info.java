/** Exchange sessions: opens, closes, holidays, half days, daylight saving; session ordinals. */
@NullMarked
package dev.bellwether.calendar;

import org.jspecify.annotations.NullMarked;
