/** Groups paragraphs into chunks with exact character spans. */
@NullMarked
package dev.bellwether.chunk;

import org.jspecify.annotations.NullMarked;
