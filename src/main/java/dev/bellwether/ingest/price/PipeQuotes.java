package dev.bellwether.ingest.price;

import dev.bellwether.ingest.live.Pipe;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Quotes as JSON Lines on a pipe. */
public final class PipeQuotes implements Quotes {
  private final Pipe pipe;
  private final Map<String, String> mapping;

  /** Quotes on this pipe, which is closed with them; {@code mapping} is field to column. */
  public PipeQuotes(Pipe pipe, Map<String, String> mapping) {
    this.pipe = pipe;
    this.mapping = QuoteRows.checked(mapping);
  }

  @Override
  public Look look(Map<String, String> marks, Instant now) {
    Pipe.Arrived arrived = pipe.take();
    QuoteRows rows = new QuoteRows(mapping, now);
    arrived.lines().forEach(rows::line);
    return new Look(
        rows.quotes(),
        rows.rejects(),
        arrived.trouble(),
        Optional.empty(),
        arrived.ended(),
        false,
        Map.of());
  }

  @Override
  public void close() {
    pipe.close();
  }
}
