package dev.bellwether.ingest.live;

import dev.bellwether.Document;
import dev.bellwether.entity.Mention;
import java.util.List;

/**
 * A document as a source showed it.
 *
 * @param document what it says; its {@code firstSeenAt} is the time of the poll
 * @param key what the source calls it: its id, else its address; empty when it has neither
 * @param mentions whom it is about, each with the best evidence, the strongest first. The
 *     document's tickers are those among them that are held to be right
 * @param occasion what kind of news it is
 * @param novelty what it is to what was seen before
 */
public record Sighting(
    Document document, String key, List<Mention> mentions, Occasion occasion, Novelty novelty) {
  public Sighting {
    mentions = List.copyOf(mentions);
  }

  /** The same, seen in the light of what was seen before. */
  public Sighting as(Novelty judged) {
    return new Sighting(document, key, mentions, occasion, judged);
  }
}
