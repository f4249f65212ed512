package dev.bellwether.ingest.feed;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.Outcome;
import dev.bellwether.Ticker;
import dev.bellwether.entity.TickerJudge;
import dev.bellwether.entity.TickerTags;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns one entry of a feed into a document. */
final class EntryReader {
  private static final ZoneId MARKET = ZoneId.of("America/New_York");

  private final FeedOptions options;
  private final Instant firstSeen;

  EntryReader(FeedOptions options, Instant firstSeen) {
    this.options = options;
    this.firstSeen = firstSeen;
  }

  /**
   * When an entry was published.
   *
   * @param at as far as the entry says; when it was first seen if that is earlier, or if the entry
   *     does not say
   * @param stamp what the document's id is made of; empty if nothing is sure
   * @param sure whether the entry names an instant, or a day that was over by then
   */
  private record When(Instant at, Optional<Instant> stamp, boolean sure) {}

  /** The entry as a document; empty when it has neither title nor text. */
  Optional<FeedItem> item(EntryFields entry) {
    String body = entry.body();
    String title = entry.title().isEmpty() ? Headline.of(body) : entry.title();
    if (title.isEmpty()) {
      return Optional.empty();
    }
    Content content = new Content(ContentHash.of(title, body), title, body);
    When when = when(entry);
    String key = key(entry);
    TickerJudge.Judgement about = about(entry, content, when.at());
    Document document =
        new Document(
            when.stamp()
                .map(at -> DocumentId.of(options.source(), key, content.hash(), at))
                .orElseGet(() -> DocumentId.ofUndated(options.source(), key, content.hash())),
            options.source(),
            url(entry),
            about.tickers(),
            when.at(),
            Optional.of(firstSeen),
            content);
    return Optional.of(new FeedItem(document, key, about.mentions(), when.sure()));
  }

  /** What the feed calls the entry: its id, else its address; empty when it has neither. */
  static String key(EntryFields entry) {
    return entry.id().isEmpty() ? entry.link() : entry.id();
  }

  /** Only addresses of web pages: a report makes links of them. */
  private String url(EntryFields entry) {
    String link = resolved(entry.base().isEmpty() ? options.address() : entry.base(), entry.link());
    String lower = link.toLowerCase(Locale.ROOT);
    return lower.startsWith("https://") || lower.startsWith("http://") ? link : "";
  }

  private static String resolved(String base, String link) {
    try {
      return base.isEmpty() || link.isEmpty() ? link : new URI(base).resolve(link).toString();
    } catch (URISyntaxException | IllegalArgumentException odd) {
      return link;
    }
  }

  /** Atom feeds often give only the time of the last update; it is never before publication. */
  private When when(EntryFields entry) {
    Optional<FeedTime> time =
        entry.time(EntryFields.PUBLISHED).or(() -> entry.time(EntryFields.UPDATED));
    if (time.isEmpty()) {
      return unknown();
    }
    if (time.get() instanceof FeedTime.Exact exact) {
      return isPlausible(exact.at())
          ? new When(exact.at(), Optional.of(exact.at()), true)
          : unknown();
    }
    if (time.get() instanceof FeedTime.Day day) {
      return of(endOf(day.date()), true);
    }
    FeedTime.Unzoned unzoned = (FeedTime.Unzoned) time.get();
    return of(unzoned.time().toInstant(ZoneOffset.UTC), false);
  }

  private When unknown() {
    return new When(firstSeen, Optional.empty(), false);
  }

  /** Somebody saw it by then, so it was published by then. */
  private When of(Instant at, boolean sure) {
    if (!isPlausible(at)) {
      return unknown();
    }
    return new When(at.isAfter(firstSeen) ? firstSeen : at, Optional.of(at), sure);
  }

  private static Instant endOf(LocalDate day) {
    return day.plusDays(1).atStartOfDay(MARKET).toInstant().minusSeconds(1);
  }

  private static boolean isPlausible(Instant at) {
    int year = at.atOffset(ZoneOffset.UTC).getYear();
    return year >= 1970 && year <= 2100;
  }

  private TickerJudge.Judgement about(EntryFields entry, Content content, Instant at) {
    List<Ticker> tags = new ArrayList<>();
    List<String> written = new ArrayList<>(entry.symbols());
    if (options.categoriesAreTickers()) {
      written.addAll(entry.categories());
    }
    for (String text : written) {
      if (TickerTags.ofPublisher(text) instanceof Outcome.Done<List<Ticker>> read) {
        tags.addAll(read.value());
      }
    }
    return options.rules().judge(tags, content.text(), at);
  }
}
