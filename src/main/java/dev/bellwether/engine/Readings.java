package dev.bellwether.engine;

import dev.bellwether.Content;
import dev.bellwether.Ticker;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.route.Jargon;
import dev.bellwether.route.Traits;
import dev.bellwether.score.Part;
import dev.bellwether.store.ChunkTable;
import dev.bellwether.store.Database;
import dev.bellwether.store.FilingTable;
import dev.bellwether.store.StoredFiling;
import dev.bellwether.store.Unscored;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the texts of one page are read. An article is cut where it is scored; a filing has been cut
 * by its elements, which are in the database, so its chunks are read with the page. Safe for
 * threads.
 */
final class Readings {
  private final ArticleChunker chunker;
  private final Map<String, Filing> filings;

  private record Filing(FilingTable.Brief brief, List<ChunkTable.Weighed> chunks) {}

  private Readings(ArticleChunker chunker, Map<String, Filing> filings) {
    this.chunker = chunker;
    this.filings = Map.copyOf(filings);
  }

  /** Where there are no filings. */
  static Readings ofArticles(ArticleChunker chunker) {
    return new Readings(chunker, Map.of());
  }

  /** Reads what the filings among these texts consist of; those not cut yet are cut for this. */
  static Readings load(Context context, Database database, Stream<Content> contents) {
    Set<String> known = FilingTable.contents(database);
    ContentChunker cutter = new ContentChunker(context, database);
    Map<String, Filing> filings = new HashMap<>();
    for (Content content : contents.filter(c -> known.contains(c.hash())).distinct().toList()) {
      List<ChunkTable.Weighed> cut = ChunkTable.ofFiling(database, content);
      List<ChunkTable.Weighed> chunks = cut.isEmpty() ? cutter.chunk(content) : cut;
      FilingTable.brief(database, content.hash())
          .ifPresent(brief -> filings.put(content.hash(), new Filing(brief, chunks)));
    }
    return new Readings(ChunkContents.chunker(context), filings);
  }

  /** Filings as they would be read if they were in the store. */
  static Readings ofFilings(Context context, Database database, List<StoredFiling> documents) {
    ContentChunker cutter = new ContentChunker(context, database);
    Map<String, Filing> filings = new HashMap<>();
    for (StoredFiling document : documents) {
      FilingTable.Brief brief =
          new FilingTable.Brief(
              document.form(),
              document.document(),
              document.company(),
              document.period(),
              FilingTable.before(database, document).isPresent());
      filings.put(document.content().hash(), new Filing(brief, cutter.chunk(document)));
    }
    return new Readings(ChunkContents.chunker(context), filings);
  }

  /** The type of a filing's document, such as EX-99.1; {@code article} for other texts. */
  String document(Content content) {
    Filing filing = filings.get(content.hash());
    return filing == null ? RouteText.Named.ARTICLE : filing.brief().document();
  }

  Reading of(Unscored.Item item) {
    Optional<Ticker> ticker =
        item.subject().equals(Unscored.WHOLE_TEXT)
            ? Optional.empty()
            : Optional.of(new Ticker(item.subject()));
    return of(item.content(), ticker);
  }

  Reading of(Content content, Optional<Ticker> ticker) {
    Filing filing = filings.get(content.hash());
    return filing == null
        ? Reading.article(content, ticker, chunker)
        : filing(content, ticker, filing);
  }

  private static Reading filing(Content content, Optional<Ticker> ticker, Filing filing) {
    List<Part> parts =
        filing.chunks().stream()
            .map(each -> new Part(each.chunk(), each.weight(), about(filing.brief(), each)))
            .toList();
    int chars = parts.stream().mapToInt(part -> part.chunk().text().length()).sum();
    Set<String> items =
        filing.chunks().stream()
            .map(ChunkTable.Weighed::item)
            .filter(item -> !item.isEmpty())
            .collect(Collectors.toSet());
    return new Reading(
        content.hash(),
        ticker,
        parts,
        new Traits(chars, true, items, jargon(parts), ticker),
        prompt(filing.brief()),
        Optional.empty());
  }

  private static double jargon(List<Part> parts) {
    return Jargon.density(
        parts.stream().map(part -> part.chunk().text()).collect(Collectors.joining("\n")));
  }

  private static String prompt(FilingTable.Brief filing) {
    return switch (FormFamily.of(filing.form())) {
      case ANNUAL, QUARTERLY -> filing.hasPrior() ? "filing-delta" : "filing-section";
      case FOREIGN_ANNUAL -> "filing-section";
      case CURRENT, OTHER -> "filing-item";
    };
  }

  /** Such as {@code 8-K of APPLE INC, period 2024-08-01, item 2.02, exhibit EX-99.1}. */
  private static String about(FilingTable.Brief filing, ChunkTable.Weighed chunk) {
    StringBuilder line = new StringBuilder(filing.form());
    if (!filing.company().isEmpty()) {
      line.append(" of ").append(filing.company());
    }
    filing.period().ifPresent(period -> line.append(", period ").append(period));
    if (!chunk.part().isEmpty()) {
      line.append(", part ").append(chunk.part());
    }
    if (!chunk.item().isEmpty() && !chunk.item().startsWith("EX")) {
      line.append(", item ").append(chunk.item());
    }
    if (filing.isExhibit()) {
      line.append(", exhibit ").append(filing.document());
    }
    return line.toString().replaceAll("\\s+", " ");
  }
}
