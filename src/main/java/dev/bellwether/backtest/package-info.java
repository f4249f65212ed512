/** Measures signals against prices. Pure arithmetic on primitive arrays; no I/O, no clock. */
@NullMarked
package dev.bellwether.backtest;

import org.jspecify.annotations.NullMarked;
