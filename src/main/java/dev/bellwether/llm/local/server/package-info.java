/** Runs an official {@code llama-server} under the supervisor, or uses one that runs already. */
@NullMarked
package dev.bellwether.llm.local.server;

import org.jspecify.annotations.NullMarked;
