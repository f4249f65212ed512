/** The model files of a workspace: how they come there whole, and what identifies them. */
@NullMarked
package dev.bellwether.llm.local.files;

import org.jspecify.annotations.NullMarked;
