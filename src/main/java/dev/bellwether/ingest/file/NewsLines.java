package dev.bellwether.ingest.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import dev.bellwether.entity.Evidence;
import dev.bellwether.entity.Mention;
import dev.bellwether.entity.TickerFinder;
import dev.bellwether.entity.TickerTags;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads documents that come one JSON object at a time, where there is no file to take a sample of:
 * each object is understood by itself. Columns are those that {@link NewsMapping} knows, nested
 * ones with dots. Without a time, or with a date alone, a document is dated with the time at which
 * it was first seen.
 */
public final class NewsLines {
  private final String source;
  private final NewsOptions options;
  private final LooseTimes times;

  /**
   * A reader.
   *
   * @param source what the documents' source is called, whatever the objects say
   * @param options how they are mapped; its source is not heeded
   */
  public NewsLines(String source, NewsOptions options) {
    this.source = source;
    this.options = options;
    this.times = new LooseTimes(options.dateFormat(), options.zone());
    NewsColumns.refuseUnknown(options.columns().keySet());
  }

  /**
   * What an object says.
   *
   * @param key its id, else its address; may be empty
   * @param mentions tags first, then what the text names
   */
  public record Item(Document document, String key, List<Mention> mentions) {}

  /** Reads one object; or failed, with the reason. */
  public Outcome<Item> read(String json, Instant firstSeen) {
    try {
      return item(FlatJson.read(json), firstSeen);
    } catch (JsonProcessingException e) {
      return new Outcome.Failed<>("not JSON: " + JsonRows.oneLine(e.getOriginalMessage()));
    } catch (IOException e) {
      return new Outcome.Failed<>(String.valueOf(e.getMessage()));
    }
  }

  private Outcome<Item> item(Map<String, String> row, Instant firstSeen) {
    NewsFields fields = new NewsFields(row, options.columns());
    String title = fields.get(NewsColumns.TITLE);
    if (title.isEmpty()) {
      return new Outcome.Failed<>("blank title");
    }
    String written = fields.get(NewsColumns.PUBLISHED);
    Optional<Moment> moment = times.read(written);
    if (moment.isEmpty() && !written.isEmpty()) {
      return new Outcome.Failed<>("unreadable date " + Reject.quote(written));
    }
    if (moment.isPresent() && times.lacksZone(moment.get())) {
      return new Outcome.Failed<>("no zone in time " + Reject.quote(written));
    }
    Outcome<List<Ticker>> tagged = TickerTags.read(fields.get("tickers"));
    if (tagged instanceof Outcome.Done<List<Ticker>> tags) {
      return new Outcome.Done<>(
          item(fields, title, moment.flatMap(times::instant), firstSeen, tags.value()));
    }
    return new Outcome.Failed<>(((Outcome.Failed<List<Ticker>>) tagged).reason());
  }

  private Item item(
      NewsFields fields,
      String title,
      Optional<Instant> published,
      Instant firstSeen,
      List<Ticker> tagged) {
    String body = fields.get("body");
    String url = fields.get("url");
    String id = fields.get("id");
    String key = id.isEmpty() ? url : id;
    String named = NewsMapping.key(key, tagged);
    Content content = new Content(ContentHash.of(title, body), title, body);
    List<Mention> mentions = mentions(tagged, content);
    Document document =
        new Document(
            published
                .map(at -> DocumentId.of(source, named, content.hash(), at))
                .orElseGet(() -> DocumentId.ofUndated(source, named, content.hash())),
            source,
            url,
            mentions.stream().map(Mention::ticker).distinct().toList(),
            published.orElse(firstSeen),
            Optional.of(firstSeen),
            content);
    return new Item(document, key, mentions);
  }

  private static List<Mention> mentions(List<Ticker> tagged, Content content) {
    List<Mention> mentions = new ArrayList<>();
    tagged.forEach(ticker -> mentions.add(new Mention(ticker, Evidence.TAG)));
    mentions.addAll(TickerFinder.find(content.text()));
    return mentions;
  }
}
