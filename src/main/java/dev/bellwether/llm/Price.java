package dev.bellwether.llm;

import dev.bellwether.Cost;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What tokens cost, in US dollars per million of them, which is micro-dollars for one.
 *
 * @param from the first UTC date it holds for
 * @param upToInput the longest prompt, in tokens, it holds for
 * @param input tokens read for the first time
 * @param cached tokens read from the vendor's cache
 * @param cacheWrite tokens put into it
 * @param output tokens written, thoughts included
 */
public record Price(
    LocalDate from,
    long upToInput,
    BigDecimal input,
    BigDecimal cached,
    BigDecimal cacheWrite,
    BigDecimal output) {

  /**
   * Tokens as vendors charge them.
   *
   * @param fresh read at the full price
   * @param cached read from the cache
   * @param written put into the cache
   * @param output written by the model, thoughts included
   */
  public record Tokens(long fresh, long cached, long written, long output) {
    /** All that was read. */
    public long input() {
      return fresh + cached + written;
    }
  }

  /** This part of the price. */
  public Price times(BigDecimal share) {
    return new Price(
        from,
        upToInput,
        input.multiply(share),
        cached.multiply(share),
        cacheWrite.multiply(share),
        output.multiply(share));
  }

  /** The cost, rounded up to a whole micro-dollar. */
  public Cost of(Tokens tokens) {
    BigDecimal sum =
        times(input, tokens.fresh())
            .add(times(cached, tokens.cached()))
            .add(times(cacheWrite, tokens.written()))
            .add(times(output, tokens.output()));
    return new Cost(sum.setScale(0, RoundingMode.CEILING).longValueExact());
  }

  private static BigDecimal times(BigDecimal price, long tokens) {
    return price.multiply(BigDecimal.valueOf(tokens));
  }
}
