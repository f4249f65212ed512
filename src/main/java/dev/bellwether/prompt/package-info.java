/** Loads a versioned prompt, renders it, knows its hash and the schema of its answer. */
@NullMarked
package dev.bellwether.prompt;

import org.jspecify.annotations.NullMarked;
