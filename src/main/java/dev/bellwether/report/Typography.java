package dev.bellwether.report;

import java.util.regex.Pattern;

/** How figures are set on a page. */
final class Typography {
  private static final Pattern NEGATIVE = Pattern.compile("(?<![\\w.])-(?=\\d)");

  private Typography() {}

  /** Negative numbers with a minus sign, which is as wide as a digit; dates as they are. */
  static String minus(String figure) {
    return NEGATIVE.matcher(figure).replaceAll("−");
  }
}
