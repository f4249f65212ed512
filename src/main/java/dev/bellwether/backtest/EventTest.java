package dev.bellwether.backtest;

import java.util.OptionalDouble;

/**
 * Four tests of one mean abnormal return. Those that divide by a deviation across events are absent
 * with one event.
 *
 * @param mean abnormal return over the events, a fraction
 * @param crossSectional t from the spread of abnormal returns across events
 * @param patell z from the estimation windows; assumes the event adds no variance (Patell 1976,
 *     Journal of Accounting Research 14, 246-276)
 * @param bmp t of standardised returns, robust to event-induced variance (Boehmer, Musumeci and
 *     Poulsen 1991, Journal of Financial Economics 30, 253-272)
 * @param rank z of ranks, robust to outliers (Corrado 1989, Journal of Financial Economics 23,
 *     385-395; Corrado and Zivney 1992)
 * @param sign z of the number of positive returns against the share in the estimation windows
 *     (Cowan 1992, Review of Quantitative Finance and Accounting 2, 343-358); absent if that share
 *     is 0 or 1
 */
public record EventTest(
    double mean,
    OptionalDouble crossSectional,
    double patell,
    OptionalDouble bmp,
    OptionalDouble rank,
    OptionalDouble sign) {}
