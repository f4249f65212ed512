/**
 * The worker: a process of its own that holds java-llama.cpp and one model. The only room that
 * touches the native library; nothing of it is ever loaded by the program itself.
 */
@NullMarked
package dev.bellwether.llm.local.worker;

import org.jspecify.annotations.NullMarked;
