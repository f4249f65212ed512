/** Takes out of a text whom and when it is about, so that a model cannot know more than it says. */
@NullMarked
package dev.bellwether.mask;

import org.jspecify.annotations.NullMarked;
