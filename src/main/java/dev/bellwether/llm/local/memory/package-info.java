/** Whether a model fits, before it is loaded and while it runs: GPUs and memory of this machine. */
@NullMarked
package dev.bellwether.llm.local.memory;

import org.jspecify.annotations.NullMarked;
