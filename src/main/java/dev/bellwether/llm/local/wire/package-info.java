/** What the program and its worker say to each other. */
@NullMarked
package dev.bellwether.llm.local.wire;

import org.jspecify.annotations.NullMarked;
