package dev.bellwether.ingest.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.web.PageRequest;
import java.util.List;

/** How one vendor is asked for quotes, and what its answers mean. */
public interface QuoteVendor {

  /**
   * One request.
   *
   * @param about whose quotes its answer holds
   */
  record Ask(PageRequest request, List<Ticker> about) {
    public Ask {
      about = List.copyOf(about);
    }
  }

  /** Its name, for messages. */
  String name();

  /** Requests it allows in a minute. */
  int perMinute();

  /** The requests for the quotes of some shares. */
  List<Ask> asks(List<Ticker> tickers);

  /** The quotes in an answer. Shares that are dead or unknown to it have none. */
  List<Quote> quotes(Ask ask, JsonNode answer);
}
