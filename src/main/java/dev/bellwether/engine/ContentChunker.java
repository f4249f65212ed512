package dev.bellwether.engine;

import dev.bellwether.Chunk;
import dev.bellwether.Content;
import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import dev.bellwether.chunk.ArticleChunker;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Outline;
import dev.bellwether.chunk.Passage;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Change;
import dev.bellwether.filing.Delta;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.filing.Priorities;
import dev.bellwether.store.ChunkTable;
import dev.bellwether.store.Database;
import dev.bellwether.store.FilingTable;
import dev.bellwether.store.StoredFiling;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Cuts what is in the store: articles by paragraphs; filings by elements, and of a filing only what
 * is worth reading: the items that count and, where the filing before it is in the store, the
 * paragraphs that have changed since by more than a word.
 *
 * <p>A chunk's weight in the score is 3 for an item of the first priority, 2 for one of the second
 * and 1 for the others, times the confidence that its section is what it seems to be.
 */
final class ContentChunker {
  private static final int HEAVIEST = 3;

  /** Of what changed; changes when the rule does. */
  private static final String DELTA = ";delta=sentences";

  private final Database database;
  private final ArticleChunker articles;
  private final FilingChunker filings;
  private final Priorities priorities;
  private final Set<String> known;

  ContentChunker(Context context, Database database) {
    this.database = database;
    this.articles = ChunkContents.chunker(context);
    this.filings =
        new FilingChunker(Strategy.ELEMENT, FilingChunker.Size.DEFAULT, TokenMeter.estimate());
    this.priorities = ChunkFilings.priorities(context);
    this.known = FilingTable.contents(database);
  }

  /** Names and settings: chunks made under another name are made anew. */
  String name() {
    return articles.name() + "|" + filings.name() + DELTA + ";priorities=" + priorities.version();
  }

  List<ChunkTable.Weighed> chunk(Content content) {
    Optional<StoredFiling> filing =
        known.contains(content.hash())
            ? FilingTable.find(database, content.hash())
            : Optional.empty();
    return filing.map(this::chunk).orElseGet(() -> ofArticle(content));
  }

  private List<ChunkTable.Weighed> ofArticle(Content content) {
    return articles.chunk(content).stream()
        .map(chunk -> new ChunkTable.Weighed(chunk, "", "", 1))
        .toList();
  }

  /** What reading a filing takes; nothing for a content that is none. */
  FilingTokens tokens(String contentHash) {
    if (!known.contains(contentHash)) {
      return FilingTokens.NONE;
    }
    return FilingTable.find(database, contentHash).map(this::tokens).orElse(FilingTokens.NONE);
  }

  private FilingTokens tokens(StoredFiling filing) {
    FilingDocument document = document(filing);
    List<Element> prefiltered = prefiltered(filing, document);
    return new FilingTokens(
        1,
        tokens(passages(filing, document, document.elements())),
        tokens(passages(filing, document, prefiltered)),
        tokens(passages(filing, document, changed(filing, document, prefiltered))));
  }

  private static long tokens(List<Passage> passages) {
    return passages.stream().mapToLong(Passage::tokens).sum();
  }

  /** A filing, which need not be in the store. */
  List<ChunkTable.Weighed> chunk(StoredFiling filing) {
    FilingDocument document = document(filing);
    List<Element> read = changed(filing, document, prefiltered(filing, document));
    List<ChunkTable.Weighed> chunks = new ArrayList<>();
    for (Passage passage : passages(filing, document, read)) {
      chunks.add(weighed(filing, passage));
    }
    return chunks.isEmpty() ? List.of(title(filing.content())) : chunks;
  }

  private List<Passage> passages(
      StoredFiling filing, FilingDocument document, List<Element> elements) {
    return filings.chunk(
        new Outline(
            filing.content().title(), document.text(), elements, document.sections(), List.of()));
  }

  /** The sections whose item counts. */
  private Set<Section> worthReading(StoredFiling filing, FilingDocument document) {
    FormFamily form = FormFamily.of(filing.form());
    Set<Section> worth = new LinkedHashSet<>();
    for (Section section : document.sections()) {
      if (priorities.of(form, section) > Priorities.SKIPPED) {
        worth.add(section);
      }
    }
    return worth;
  }

  /** What the items that count say. */
  private List<Element> prefiltered(StoredFiling filing, FilingDocument document) {
    if (document.isExhibit() && document.sections().isEmpty()) {
      boolean worth =
          priorities.ofExhibit(FormFamily.of(filing.form()), document) > Priorities.SKIPPED;
      return worth ? document.elements() : List.of();
    }
    Set<Section> sections = worthReading(filing, document);
    return document.elements().stream()
        .filter(e -> Outlines.sectionOf(document, e.span()).filter(sections::contains).isPresent())
        .toList();
  }

  /** What of it the filing before did not say; all of it if there is none to compare. */
  private List<Element> changed(
      StoredFiling filing, FilingDocument document, List<Element> elements) {
    if (Delta.comparable(document).isEmpty()) {
      return elements;
    }
    return FilingTable.before(database, filing)
        .map(prior -> news(Delta.of(document, document(prior)), Set.copyOf(elements)))
        .orElse(elements);
  }

  private static List<Element> news(Delta.Result delta, Set<Element> elements) {
    List<Element> news = new ArrayList<>();
    for (Change change : delta.changes()) {
      Element paragraph = change.element();
      if (elements.contains(paragraph)) {
        change.news().forEach(s -> news.add(new Element(paragraph.kind(), s, paragraph.source())));
      }
    }
    return news;
  }

  private static FilingDocument document(StoredFiling filing) {
    return new FilingDocument(
        filing.document(),
        "",
        filing.content().text(),
        filing.elements(),
        filing.sections(),
        List.of(),
        List.of());
  }

  private ChunkTable.Weighed weighed(StoredFiling filing, Passage passage) {
    Chunk.Kind kind = passage.kind() == Passage.Kind.TABLE ? Chunk.Kind.TABLE : Chunk.Kind.TEXT;
    Chunk chunk =
        new Chunk(filing.content().hash(), passage.ordinal(), kind, passage.span(), passage.text());
    Optional<Section> section = passage.section();
    FormFamily form = FormFamily.of(filing.form());
    int priority = section.map(s -> priorities.of(form, s)).orElse(1);
    double weight = Math.max(1, HEAVIEST + 1 - priority);
    return new ChunkTable.Weighed(
        chunk,
        section.map(Section::part).orElse(""),
        section.map(Section::item).orElse(filing.document()),
        weight * section.map(Section::confidence).orElse(1.0));
  }

  /** What stands for a filing in which nothing is worth reading; it is not scored. */
  private static ChunkTable.Weighed title(Content content) {
    Span span = new Span(0, content.title().length());
    Chunk chunk = new Chunk(content.hash(), 0, Chunk.Kind.TITLE, span, content.title());
    return new ChunkTable.Weighed(chunk, "", "", 1);
  }
}
