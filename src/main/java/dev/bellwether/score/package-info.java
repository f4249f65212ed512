/**
 * Asks a model about the chunks of a text and combines its verdicts into a score with provenance.
 */
@NullMarked
package dev.bellwether.score;

import org.jspecify.annotations.NullMarked;
