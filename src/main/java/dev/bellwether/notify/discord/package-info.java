/**
 * Discord, by webhook or by bot: how messages look there, its rate limits, and what its answers
 * mean.
 */
@NullMarked
package dev.bellwether.notify.discord;

import org.jspecify.annotations.NullMarked;
