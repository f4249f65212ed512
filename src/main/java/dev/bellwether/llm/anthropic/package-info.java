/** Anthropic's Claude, through the Messages API. */
@NullMarked
package dev.bellwether.llm.anthropic;

import org.jspecify.annotations.NullMarked;
