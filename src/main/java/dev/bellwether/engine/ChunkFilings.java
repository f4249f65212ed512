package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.filing.Priorities;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** {@code chunk FILE...}: shows how filings are cut. Nothing is stored. */
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

  /**
   * What is asked.
   *
   * @param files files, folders or archives
   * @param view what is shown
   * @param strategy how chunks are cut
   * @param prior an earlier filing: only what has changed since is shown
   */
  public record Request(List<Path> files, View view, Strategy strategy, Optional<Path> prior) {}

  /**
   * What was done.
   *
   * @param filings filings that were read
   * @param failures files that could not be read, and why
   * @param tokens of all rows
   * @param kept tokens of rows that are worth a model's time
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
    Optional<Filing> prior = request.prior().map(ChunkFilings::readOne);
    FilingFiles.read(
        request.files(),
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
    return new Report(filings, failures, tokens, kept);
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
    try {
      FilingRows rows = new FilingRows(name, FilingReader.read(bytes), priorities, meter);
      if (prior.isPresent()) {
        rows.delta(prior.get()).forEach(this::give);
      } else {
        rows(rows).forEach(this::give);
      }
      filings++;
    } catch (BellwetherException e) {
      failures.add(name + ": " + e.getMessage());
    }
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
    kept += row.priority() > Priorities.SKIPPED ? row.tokens() : 0;
    sink.accept(row);
  }
}
