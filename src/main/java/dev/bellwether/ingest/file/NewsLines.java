package dev.bellwether.ingest.file;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import dev.bellwether.entity.Mention;
import dev.bellwether.entity.TickerJudge;
import dev.bellwether.entity.TickerRules;
import dev.bellwether.entity.TickerTags;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import java.time.Instant;
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
  private final TickerRules rules;

  /** A reader of a source of which nothing is known but how it is mapped. */
  public NewsLines(String source, NewsOptions options) {
    this(source, options, TickerRules.usual());
  }

  /**
   * A reader.
   *
   * @param source what the documents' source is called, whatever the objects say
   * @param options how they are mapped; its source is not heeded
   * @param rules tell whom a text is about
   */
  public NewsLines(String source, NewsOptions options, TickerRules rules) {
    this.source = source;
    this.options = options;
    this.rules = rules;
    this.times = new LooseTimes(options.dateFormat(), options.zone());
    NewsColumns.refuseUnknown(options.columns().keySet());
  }

  /**
   * What an object says.
   *
   * @param key its id, else its address; may be empty
   * @param mentions whom it is about, the surest first
   */
  public record Item(Document document, String key, List<Mention> mentions) {}

  /** Reads one row of columns; or failed, with the reason. */
  public Outcome<Item> read(Map<String, String> row, Instant firstSeen) {
    NamedFields fields = new NamedFields(row, options.columns(), NewsColumns.USUAL);
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
    // An article is not kept back for a tag that names no share.
    List<Ticker> tagged = TickerTags.among(fields.get("tickers"));
    return new Outcome.Done<>(
        item(fields, title, moment.flatMap(times::instant), firstSeen, tagged));
  }

  private Item item(
      NamedFields fields,
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
    TickerJudge.Judgement about = rules.judge(tagged, content.text(), published.orElse(firstSeen));
    Document document =
        new Document(
            published
                .map(at -> DocumentId.of(source, named, content.hash(), at))
                .orElseGet(() -> DocumentId.ofUndated(source, named, content.hash())),
            source,
            url,
            about.tickers(),
            published.orElse(firstSeen),
            Optional.of(firstSeen),
            content);
    return new Item(document, key, about.mentions());
  }
}
