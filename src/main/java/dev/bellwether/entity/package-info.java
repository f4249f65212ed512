/** Recognises tickers in text, each with its evidence. */
@NullMarked
package dev.bellwether.entity;

import org.jspecify.annotations.NullMarked;
