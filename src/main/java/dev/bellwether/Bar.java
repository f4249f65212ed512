package dev.bellwether;

import java.time.LocalDate;

/**
 * A ticker's prices on one session, in US dollars.
 *
 * @param ticker whose
 * @param session the exchange's local date
 * @param open first price, above 0
 * @param high highest price
 * @param low lowest price, above 0
 * @param close last price, above 0, as traded
 * @param adjClose the close adjusted for splits and dividends; equal to {@code close} when the
 *     adjustment policy says so
 * @param volume shares traded, 0 or more
 */
public record Bar(
    Ticker ticker,
    LocalDate session,
    double open,
    double high,
    double low,
    double close,
    double adjClose,
    double volume) {}
