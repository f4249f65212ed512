package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Content;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Delta;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.filing.Priorities;
import dev.bellwether.store.StoredFiling;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code chunk FILE|ID...}: shows how filings and stored texts are cut. Nothing is stored. */
public final class ChunkFilings {
  /** A workspace's own priorities. */
  static final String PRIORITIES = "filing-priorities.tsv";

  /** What is shown. */
  public enum View {
    /** What a model would read. */
    CHUNKS,
    /** The items of the form. */
    SECTIONS,
    /** Titles, paragraphs, lists and tables. */
    ELEMENTS
  }

  /** Stands for the filing before, as {@code --delta} takes it. */
  public static final String PREVIOUS = "previous";

  /**
   * A file, folder or archive; or, if there is none, a document in the store.
   *
   * @param given as the user has said it: a path, or what an id begins with
   * @param path where the file would be
   */
  public record Input(String given, Path path) {}

  /**
   * What is asked.
   *
   * @param inputs what is cut
   * @param view what is shown
   * @param strategy how chunks are cut
   * @param prior an earlier filing: only what has changed since is shown. {@link #PREVIOUS} is the
   *     one before in the store
   */
  public record Request(List<Input> inputs, View view, Strategy strategy, Optional<Input> prior) {
    public Request {
      inputs = List.copyOf(inputs);
    }
  }

  /**
   * What was done.
   *
   * @param filings filings and stored texts that were read
   * @param failures files that could not be read, or not to their end, and why
   * @param tokens of all rows
   * @param kept tokens of them that are worth a model's time; of a delta, what is news
   */
  public record Report(int filings, List<String> failures, long tokens, long kept) {
    public Report {
      failures = List.copyOf(failures);
    }
  }

  private final Context context;
  private final Request request;
  private final Consumer<FilingRow> sink;
  private final Priorities priorities;
  private final TokenMeter meter = TokenMeter.estimate();
  private final List<String> failures = new ArrayList<>();
  private int filings;
  private long tokens;
  private long kept;

  private ChunkFilings(Context context, Request request, Consumer<FilingRow> sink) {
    this.context = context;
    this.request = request;
    this.sink = sink;
    this.priorities = priorities(context);
  }

  /** Runs the use case, handing over each row as it is made. */
  public static Report run(Context context, Request request, Consumer<FilingRow> sink) {
    ChunkFilings run = new ChunkFilings(context, request, sink);
    return run.run();
  }

  /** The workspace's own priorities, or those that come with the program. */
  static Priorities priorities(Context context) {
    Path own = context.workspace().root().resolve(PRIORITIES);
    return Files.isRegularFile(own) ? Priorities.read(own) : Priorities.standard();
  }

  private Report run() {
    Optional<Filing> prior =
        request
            .prior()
            .filter(p -> !isPrevious(p))
            .map(p -> filingOf(p).orElseThrow(() -> none(p)));
    for (Input input : request.inputs()) {
      if (!Files.exists(input.path()) && stored().text(input.given()).isEmpty()) {
        throw none(input);
      }
    }
    for (Input input : request.inputs()) {
      if (Files.exists(input.path())) {
        showFile(input.path(), prior);
      } else {
        showStored(input, prior);
      }
    }
    return new Report(filings, failures, tokens, kept);
  }

  private static boolean isPrevious(Input prior) {
    return prior.given().equals(PREVIOUS) && !Files.exists(prior.path());
  }

  private Optional<Filing> filingOf(Input input) {
    return Files.exists(input.path())
        ? Optional.of(readOne(input.path()))
        : stored().filing(input.given()).map(FilingDocuments::read);
  }

  private StoredTexts stored() {
    return new StoredTexts(context);
  }

  private static BellwetherException none(Input input) {
    return BellwetherException.usage(
        "no file and no stored text '" + input.given() + "'",
        "give a filing's file, or an id: bellwether sql \"select id from documents\"");
  }

  private void showFile(Path file, Optional<Filing> prior) {
    if (request.prior().filter(ChunkFilings::isPrevious).isPresent()) {
      throw BellwetherException.usage(
          "the filing before " + file + " cannot be told",
          "give the id of a stored filing instead");
    }
    FilingFiles.read(
        List.of(file),
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            context.checkStopped();
            show(name, bytes, prior);
          }

          @Override
          public void unreadable(String name, String reason) {
            failures.add(name + ": " + reason);
          }
        });
  }

  private void showStored(Input input, Optional<Filing> prior) {
    Optional<StoredFiling> filing = stored().filing(input.given());
    if (filing.isPresent()) {
      if (request.strategy() == Strategy.PAGE) {
        throw BellwetherException.usage(
            "pages of stored filings are not kept", "give the file to cut it by pages");
      }
      boolean previous = request.prior().filter(ChunkFilings::isPrevious).isPresent();
      Optional<Filing> before =
          previous ? Optional.of(FilingDocuments.read(stored().before(filing.get()))) : prior;
      show(input.given(), FilingDocuments.read(filing.get()), before);
      return;
    }
    Content article = stored().text(input.given()).orElseThrow(() -> none(input));
    if (request.prior().isPresent() || request.view() != View.CHUNKS) {
      throw BellwetherException.usage(input.given() + " is no filing", "articles have only chunks");
    }
    ArticleRows.of(context, input.given(), article, meter).forEach(this::give);
    filings++;
  }

  private static Filing readOne(Path file) {
    List<Filing> read = new ArrayList<>();
    FilingFiles.read(
        List.of(file),
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            read.add(FilingReader.read(bytes));
          }

          @Override
          public void unreadable(String name, String reason) {
            throw BellwetherException.usage(name + ": " + reason, "");
          }
        });
    if (read.isEmpty()) {
      throw BellwetherException.usage("no filing in " + file, "give one file");
    }
    return read.get(0);
  }

  private void show(String name, byte[] bytes, Optional<Filing> prior) {
    Filing filing;
    try {
      filing = FilingReader.read(bytes);
    } catch (BellwetherException e) {
      failures.add(name + ": " + e.getMessage());
      return;
    }
    show(name, filing, prior);
  }

  private void show(String name, Filing filing, Optional<Filing> prior) {
    FilingRows rows = new FilingRows(name, filing, priorities, meter);
    if (prior.isPresent()) {
      requireDelta(name, filing, prior.get());
      rows.delta(prior.get()).forEach(this::give);
    } else {
      rows(rows).forEach(this::give);
    }
    filing.missing().ifPresent(why -> failures.add(name + ": " + why + "; the rest is missing"));
    filings++;
  }

  private static void requireDelta(String name, Filing filing, Filing prior) {
    boolean same = FormFamily.of(filing.form()) == FormFamily.of(prior.form());
    if (!same || Delta.comparable(filing.main()).isEmpty()) {
      throw BellwetherException.usage(
          "%s is a %s and the earlier filing a %s: there is no delta between them"
              .formatted(name, form(filing), form(prior)),
          "compare a 10-K with a 10-K, or a 10-Q with a 10-Q");
    }
  }

  private static String form(Filing filing) {
    return filing.form().isEmpty() ? "filing of no known form" : filing.form();
  }

  private List<FilingRow> rows(FilingRows rows) {
    return switch (request.view()) {
      case CHUNKS ->
          rows.chunks(new FilingChunker(request.strategy(), FilingChunker.Size.DEFAULT, meter));
      case SECTIONS -> rows.sections();
      case ELEMENTS -> rows.elements();
    };
  }

  private void give(FilingRow row) {
    tokens += row.tokens();
    kept += row.worth();
    sink.accept(row);
  }
}
