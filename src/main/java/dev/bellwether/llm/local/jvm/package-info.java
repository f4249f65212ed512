/** Runs java-llama.cpp in a child JVM: starts it, speaks with it, and lets nothing of it remain. */
@NullMarked
package dev.bellwether.llm.local.jvm;

import org.jspecify.annotations.NullMarked;
