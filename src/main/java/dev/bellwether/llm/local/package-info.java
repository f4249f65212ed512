/**
 * The local tier: a model in a process of its own that is supervised, so that a hang, a crash or a
 * leak of native code never reaches the program.
 */
@NullMarked
package dev.bellwether.llm.local;

import org.jspecify.annotations.NullMarked;
