/**
 * The outside world of a watch, on loopback: stand-ins that keep a journal of all they were asked,
 * and the program that counts from these journals what became of every article.
 */
@NullMarked
package dev.bellwether.bench.live;

import org.jspecify.annotations.NullMarked;
