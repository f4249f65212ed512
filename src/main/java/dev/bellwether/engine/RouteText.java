package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Content;
import dev.bellwether.Ticker;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.store.Database;
import dev.bellwether.store.StoredFiling;
import dev.bellwether.store.Texts;
import dev.bellwether.store.Unscored;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The texts behind what {@code route} is given, each once for a ticker, as {@code score} reads
 * them.
 */
record RouteText(Context context) {
  private static final List<String> FILING_ENDINGS =
      List.of(".htm", ".html", ".xhtml", ".sgml", ".zip");

  /**
   * One of them.
   *
   * @param document the type of a filing's document, such as EX-99.1; {@code article} otherwise
   */
  record Named(String document, Reading reading) {
    static final String ARTICLE = "article";

    /** The ticker's symbol, or {@code *} for the text as a whole. */
    String subject() {
      return reading.ticker().map(Ticker::symbol).orElse(Unscored.WHOLE_TEXT);
    }
  }

  /**
   * A stored text.
   *
   * @param id of a document, or a hash, or what one begins with
   * @return empty if score leaves it out
   */
  List<Named> stored(String id) {
    return Folding.read(
        context,
        database -> {
          Content content =
              Texts.find(database, id)
                  .orElseThrow(
                      () ->
                          BellwetherException.usage(
                              "no file and no stored text '" + id + "'",
                              "ids: bellwether sql \"select id from documents\""));
          Readings readings = Readings.load(context, database, Stream.of(content));
          return Unscored.subjects(database, content.hash()).stream()
              .map(subject -> new Unscored.Item(content, subject))
              .map(item -> new Named(readings.document(content), readings.of(item)))
              .toList();
        });
  }

  /**
   * A file: a filing, or else an article whose first line is its title.
   *
   * @return empty if it is a filing that score would leave out
   */
  List<Named> file(Path file) {
    List<Named> texts = new ArrayList<>();
    FilingFiles.read(
        List.of(file),
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            texts.addAll(text(name, bytes));
          }

          @Override
          public void unreadable(String name, String reason) {
            throw BellwetherException.usage(name + ": " + reason, "give an article or a filing");
          }
        });
    return texts;
  }

  private List<Named> text(String name, byte[] bytes) {
    Optional<Filing> filing = filing(name, bytes);
    return filing.isPresent()
        ? Folding.read(context, database -> ofFiling(database, filing.get()))
        : List.of(
            new Named(
                Named.ARTICLE,
                Reading.article(article(bytes), Optional.empty(), ChunkContents.chunker(context))));
  }

  /** What says so itself, by its header, its items, or its name; news about a filing does not. */
  private static Optional<Filing> filing(String name, byte[] bytes) {
    Filing read = FilingReader.read(bytes);
    String lower = name.toLowerCase(Locale.ROOT);
    boolean is =
        !read.header().accession().isEmpty()
            || !read.main().sections().isEmpty()
            || FILING_ENDINGS.stream().anyMatch(lower::endsWith);
    return is ? Optional.of(read) : Optional.empty();
  }

  private List<Named> ofFiling(Database database, Filing filing) {
    Instant acceptedAt =
        FilingDocuments.acceptedAt(filing.header()).orElseGet(() -> context.clock().instant());
    List<StoredFiling> documents =
        new FilingDocuments(ChunkFilings.priorities(context))
            .stored(filing, acceptedAt).stream().filter(StoredFiling::worthReading).toList();
    Readings readings = Readings.ofFilings(context, database, documents);
    List<Optional<Ticker>> subjects =
        filing.symbols().isEmpty()
            ? List.of(Optional.empty())
            : filing.symbols().stream().map(symbol -> Optional.of(new Ticker(symbol))).toList();
    Function<StoredFiling, Stream<Named>> named =
        document ->
            subjects.stream()
                .map(
                    subject ->
                        new Named(document.document(), readings.of(document.content(), subject)));
    return documents.stream().flatMap(named).toList();
  }

  private static Content article(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8).strip();
    int end = text.indexOf('\n');
    String title = end < 0 ? text : text.substring(0, end).strip();
    String body = end < 0 ? "" : text.substring(end).strip();
    return new Content(ContentHash.of(title, body), title, body);
  }
}
