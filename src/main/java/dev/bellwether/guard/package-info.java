/**
 * Retry, breaker, rate limit and single flight for any remote call: models, EDGAR, feeds, Discord.
 */
@NullMarked
package dev.bellwether.guard;

import org.jspecify.annotations.NullMarked;
