/** Reads the header of a model file in the GGUF format, trusting nothing in it. */
@NullMarked
package dev.bellwether.llm.local.gguf;

import org.jspecify.annotations.NullMarked;
