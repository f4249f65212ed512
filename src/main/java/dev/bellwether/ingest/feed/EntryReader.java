package dev.bellwether.ingest.feed;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import dev.bellwether.entity.Mention;
import dev.bellwether.entity.TickerFinder;
import dev.bellwether.entity.TickerTags;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns one entry of a feed into a document. */
final class EntryReader {
  private final String source;
  private final Instant firstSeen;

  EntryReader(String source, Instant firstSeen) {
    this.source = source;
    this.firstSeen = firstSeen;
  }

  /** The entry as a document; empty when it has no title. */
  Optional<FeedItem> item(SyndEntry entry) {
    String title = HtmlText.line(orEmpty(entry.getTitle()));
    if (title.isEmpty()) {
      return Optional.empty();
    }
    String body = HtmlText.paragraphs(longestText(entry));
    Content content = new Content(ContentHash.of(title, body), title, body);
    Optional<Instant> published = published(entry);
    String id =
        published
            .map(at -> DocumentId.of(source, key(entry), content.hash(), at))
            .orElseGet(() -> DocumentId.ofUndated(source, key(entry), content.hash()));
    Document document =
        new Document(
            id,
            source,
            url(entry),
            tickers(entry, content),
            published.orElse(firstSeen),
            Optional.of(firstSeen),
            content);
    return Optional.of(new FeedItem(document, published.isPresent()));
  }

  /** What the feed calls the entry: its id, else its address; empty when it has neither. */
  static String key(SyndEntry entry) {
    String uri = orEmpty(entry.getUri()).strip();
    return uri.isEmpty() ? orEmpty(entry.getLink()).strip() : uri;
  }

  /** Only addresses of web pages: a report makes links of them. */
  private static String url(SyndEntry entry) {
    String link = orEmpty(entry.getLink()).strip();
    String lower = link.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://") ? link : "";
  }

  private static String longestText(SyndEntry entry) {
    SyndContent description = entry.getDescription();
    Stream<SyndContent> all =
        Stream.concat(Stream.ofNullable(description), entry.getContents().stream());
    return all.map(content -> orEmpty(content.getValue()))
        .reduce("", (longest, text) -> text.length() > longest.length() ? text : longest);
  }

  /** Atom feeds often give only the time of the last update; it is never before publication. */
  private static Optional<Instant> published(SyndEntry entry) {
    Date date =
        entry.getPublishedDate() != null ? entry.getPublishedDate() : entry.getUpdatedDate();
    return Optional.ofNullable(date).map(Date::toInstant).filter(EntryReader::isPlausible);
  }

  private static boolean isPlausible(Instant at) {
    int year = at.atOffset(ZoneOffset.UTC).getYear();
    return year >= 1970 && year <= 2100;
  }

  private static List<Ticker> tickers(SyndEntry entry, Content content) {
    Set<Ticker> tickers = new LinkedHashSet<>();
    for (SyndCategory category : entry.getCategories()) {
      if (orEmpty(category.getTaxonomyUri()).endsWith("/rss/stock")
          && TickerTags.read(orEmpty(category.getName()))
              instanceof Outcome.Done<List<Ticker>> tags) {
        tickers.addAll(tags.value());
      }
    }
    TickerFinder.find(content.text()).stream().map(Mention::ticker).forEach(tickers::add);
    return List.copyOf(tickers);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
