/**
 * The embedded tier: our own finance lexicon and direction rules, always there, in microseconds.
 */
@NullMarked
package dev.bellwether.llm.embedded;

import org.jspecify.annotations.NullMarked;
