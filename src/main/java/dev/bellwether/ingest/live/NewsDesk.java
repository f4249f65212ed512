package dev.bellwether.ingest.live;

import dev.bellwether.Document;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.NearDuplicates;
import dev.bellwether.ingest.Sketch;
import dev.bellwether.ingest.file.Reject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells what of a look at a source is new, over all sources and restarts. Safe for threads: looks
 * go on side by side, judging is done one at a time.
 *
 * <p>A document that a source showed before is passed over. The same key with another text is an
 * update, also within one look. A text, an address or a headline that another document had, or
 * nearly the same text within seven days, is a repeat, unless it names a ticker that the other did
 * not. Filings are known by their accession number alone: the same boilerplate is another filing.
 */
public final class NewsDesk {
  private final LiveMemory memory;
  private final NearDuplicates near = new NearDuplicates();
  private final Unkept unkept = new Unkept();
  private long latestMicros = Long.MIN_VALUE;

  /** A desk that knows what was seen before {@code now}. */
  public NewsDesk(LiveMemory memory, Instant now) {
    this.memory = memory;
    for (Seen seen : memory.since(now.minus(NearDuplicates.WINDOW))) {
      nearest(seen.documentId(), seen.sketch(), seen.seenAt());
    }
  }

  /**
   * Looks at a source and leaves only what is new. Once the sightings are safe with the caller it
   * must be {@link #keep kept}; what is not is sighted again, here and after a restart.
   */
  public Poll look(LiveSource source, Instant now) {
    return judge(source.name(), source.poll(now), now);
  }

  private synchronized Poll judge(String source, Poll poll, Instant now) {
    Set<String> vague = vagueKeys(poll.sightings());
    List<Sighting> fresh = new ArrayList<>();
    for (Sighting sighting : versionsInOrder(poll.sightings())) {
      String key = vague.contains(sighting.key()) ? "" : sighting.key();
      judge(source, key, sighting, now).ifPresent(fresh::add);
    }
    List<Reject> rejects =
        poll.rejects().stream().filter(reject -> !memory.has(Prints.of(source, reject))).toList();
    return new Poll(
        fresh, rejects, poll.next(), poll.trouble(), poll.ended(), poll.early(), poll.marks());
  }

  /** Feeds show the newest first, files the oldest: of versions of one article the time decides. */
  private static List<Sighting> versionsInOrder(List<Sighting> sightings) {
    Map<String, Deque<Sighting>> byKey =
        sightings.stream()
            .sorted(Comparator.comparing((Sighting one) -> one.document().publishedAt()))
            .collect(
                Collectors.groupingBy(Sighting::key, Collectors.toCollection(ArrayDeque::new)));
    return sightings.stream()
        .map(one -> Objects.requireNonNull(byKey.get(one.key())).remove())
        .toList();
  }

  /**
   * An address that two texts of one look share says nothing, such as that of a front page, nor
   * does an id that two addresses share. Else an id says that they are versions of one article.
   */
  private static Set<String> vagueKeys(List<Sighting> sightings) {
    Map<String, Set<String>> texts = new HashMap<>();
    for (Sighting sighting : sightings) {
      String url = sighting.document().url();
      boolean ofAddress = sighting.key().equals(url);
      String told = ofAddress ? sighting.document().content().hash() : url;
      if (!told.isEmpty()) {
        texts.computeIfAbsent(sighting.key(), key -> new HashSet<>()).add(told);
      }
    }
    return texts.entrySet().stream()
        .filter(told -> told.getValue().size() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  private Optional<Sighting> judge(String source, String key, Sighting sighting, Instant now) {
    Document document = sighting.document();
    Optional<Sighting> again = unkept.sighting(document.id());
    if (again.isPresent()) {
      return again;
    }
    if (memory.document(document.id()).isPresent() || isKnown(source, key, sighting)) {
      return Optional.empty();
    }
    int[] sketch = Sketch.of(document.content().text());
    Novelty novelty = novelty(source, key, sighting, sketch, now);
    Seen seen = seen(source, key, document, sketch, first(novelty, document), now);
    Sighting judged = sighting.as(novelty);
    unkept.add(judged, seen, prints(sighting, novelty));
    return Optional.of(judged);
  }

  /** A source that only moves the date of an article, or a filing that another party shows too. */
  private boolean isKnown(String source, String key, Sighting sighting) {
    if (sighting.occasion() instanceof Occasion.Filing filing) {
      String print = Prints.ofFiling(filing.accession());
      return unkept.withPrint(print).isPresent() || memory.has(print);
    }
    return latest(source, key)
        .filter(seen -> seen.contentHash().equals(sighting.document().content().hash()))
        .filter(seen -> seen.tickers().containsAll(sighting.document().tickers()))
        .isPresent();
  }

  private Optional<Seen> latest(String source, String key) {
    return key.isEmpty()
        ? Optional.empty()
        : unkept.latest(source, key).or(() -> memory.latest(source, key));
  }

  private Novelty novelty(String source, String key, Sighting sighting, int[] sketch, Instant now) {
    Document document = sighting.document();
    if (!(sighting.occasion() instanceof Occasion.News)) {
      return new Novelty.Fresh();
    }
    Optional<String> nearest = nearest(document.id(), sketch, now);
    Optional<Seen> before =
        latest(source, key)
            .filter(seen -> !seen.contentHash().equals(document.content().hash()))
            .filter(seen -> toldBy(source, key, seen));
    if (before.isPresent()) {
      return new Novelty.Update(before.get().first());
    }
    Optional<Seen> told =
        samePrint(document, now)
            .or(() -> nearest.flatMap(id -> unkept.document(id).or(() -> memory.document(id))))
            .filter(seen -> seen.tickers().containsAll(document.tickers()));
    return told.<Novelty>map(seen -> new Novelty.Repeat(seen.first()))
        .orElseGet(Novelty.Fresh::new);
  }

  /**
   * Whether a story is this source's own; changes to what another told first are no update of it.
   */
  private boolean toldBy(String source, String key, Seen seen) {
    if (seen.first().equals(seen.documentId())) {
      return true;
    }
    return unkept
        .document(seen.first())
        .or(() -> memory.document(seen.first()))
        .filter(first -> first.source().equals(source) && first.key().equals(key))
        .isPresent();
  }

  private Optional<Seen> samePrint(Document document, Instant now) {
    for (Prints.Lasting print : Prints.of(document)) {
      Optional<Seen> seen =
          unkept
              .withPrint(print.text())
              .or(() -> memory.withPrint(print.text(), now.minus(print.window())));
      if (seen.isPresent()) {
        return seen;
      }
    }
    return Optional.empty();
  }

  /** The clock of a machine may be set back; the index wants times in order. */
  private Optional<String> nearest(String documentId, int[] sketch, Instant at) {
    latestMicros = Math.max(latestMicros, at.toEpochMilli() * 1_000);
    return near.nearDuplicateOf(documentId, latestMicros, sketch);
  }

  private static String first(Novelty novelty, Document document) {
    if (novelty instanceof Novelty.Update update) {
      return update.documentId();
    }
    return novelty instanceof Novelty.Repeat repeat ? repeat.documentId() : document.id();
  }

  private static Seen seen(
      String source, String key, Document document, int[] sketch, String first, Instant now) {
    Set<Ticker> tickers = new LinkedHashSet<>(document.tickers());
    return new Seen(
        document.id(), source, key, document.content().hash(), tickers, sketch, first, now);
  }

  private static List<Print> prints(Sighting sighting, Novelty novelty) {
    String id = sighting.document().id();
    if (sighting.occasion() instanceof Occasion.Filing filing) {
      return List.of(new Print(Prints.ofFiling(filing.accession()), id, true));
    }
    if (sighting.occasion() instanceof Occasion.PriceMove) {
      return List.of();
    }
    boolean first = novelty instanceof Novelty.Fresh;
    return Prints.of(sighting.document()).stream()
        .map(print -> new Print(print.text(), id, first))
        .toList();
  }

  /**
   * Remembers what {@link #look} gave, sightings and marks together. To be called when the caller
   * has the sightings safe; the same poll may be kept twice.
   */
  public void keep(LiveSource source, Poll poll, Instant now) {
    List<Seen> seen = new ArrayList<>();
    List<Print> prints = new ArrayList<>();
    synchronized (this) {
      for (Sighting sighting : poll.sightings()) {
        String id = sighting.document().id();
        unkept.document(id).ifPresent(seen::add);
        prints.addAll(unkept.prints(id));
      }
    }
    for (Reject reject : poll.rejects()) {
      prints.add(new Print(Prints.of(source.name(), reject), "", false));
    }
    if (!seen.isEmpty() || !prints.isEmpty() || !poll.marks().isEmpty()) {
      memory.keep(source.name(), seen, prints, poll.marks(), now);
    }
    synchronized (this) {
      poll.sightings().forEach(sighting -> unkept.forget(sighting.document().id()));
    }
  }
}
