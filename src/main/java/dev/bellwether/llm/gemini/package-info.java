/** Google's Gemini, through generateContent of the Developer API. */
@NullMarked
package dev.bellwether.llm.gemini;

import org.jspecify.annotations.NullMarked;
