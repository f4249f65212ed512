/** Delivers alerts to where people read them, and edits them later. */
@NullMarked
package dev.bellwether.notify;

import org.jspecify.annotations.NullMarked;
