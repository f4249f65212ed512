/** The port to one language model, its errors, and the decorators that guard it. */
@NullMarked
package dev.bellwether.llm;

import org.jspecify.annotations.NullMarked;
