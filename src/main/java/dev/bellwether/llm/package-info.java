/** The port to one language model and its errors. */
@NullMarked
package dev.bellwether.llm;

import org.jspecify.annotations.NullMarked;
