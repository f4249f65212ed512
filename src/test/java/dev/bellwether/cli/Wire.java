package dev.bellwether.cli;

/** Small input files that several tests share. */
final class Wire {
  /** Four documents, each about one ticker. */
  static final String NEWS =
      """
      published_at,title,tickers
      2024-03-01T14:30:00Z,Apple beats estimates and raises guidance,AAPL
      2024-03-01T15:30:00Z,Boeing shares plunge after fraud charges,BA
      2024-03-04T15:30:00Z,Microsoft holds its annual meeting,MSFT
      2024-03-05T15:30:00Z,Intel cuts its dividend,INTC
      """;

  /** The second row cannot be used. */
  static final String NEWS_WITH_A_BAD_ROW =
      """
      published_at,title,tickers
      2024-03-01T14:30:00Z,Apple beats estimates and raises guidance,AAPL
      someday,Boeing shares plunge after fraud charges,BA
      """;

  /** One bar. */
  static final String PRICES =
      """
      ticker,date,open,high,low,close,volume
      AAPL,2024-03-01,179.55,180.53,177.38,179.66,73488000
      """;

  private Wire() {}
}
