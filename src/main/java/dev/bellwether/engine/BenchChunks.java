package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.Direction;
import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import dev.bellwether.bench.ChunkTally;
import dev.bellwether.chunk.FilingChunker;
import dev.bellwether.chunk.Passage;
import dev.bellwether.chunk.Strategy;
import dev.bellwether.chunk.TokenMeter;
import dev.bellwether.filing.Filing;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.filing.Priorities;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.score.Part;
import dev.bellwether.score.Scorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code bench chunks}: cuts the same filings in every way, and says what each way tears apart and
 * whether it changes the verdict. The verdict of a section is that of the embedded tier on the
 * chunks that begin in it; sections that are not worth reading have none.
 */
public final class BenchChunks {
  private static final String NO_HASH = "";

  /**
   * One way of cutting.
   *
   * @param tally what it tears apart
   * @param sections that have a verdict under both this way and {@link Strategy#ELEMENT}
   * @param agreeing of these, the ones with the same direction
   */
  public record Line(Strategy strategy, ChunkTally tally, int sections, int agreeing) {}

  /** All ways over the same filings, and the files that could not be read. */
  public record Report(int filings, List<Line> lines, List<String> failures) {
    public Report {
      lines = List.copyOf(lines);
      failures = List.copyOf(failures);
    }
  }

  private record Verdicts(ChunkTally tally, Map<String, Direction> bySection) {}

  private final Context context;
  private final Scorer scorer;
  private final TokenMeter meter = TokenMeter.estimate();
  private final Priorities priorities;
  private final Map<Strategy, Verdicts> found = new EnumMap<>(Strategy.class);
  private final List<String> failures = new ArrayList<>();
  private int filings;

  private BenchChunks(Context context) {
    this.context = context;
    LanguageModel model = Assembly.embedded(context);
    this.scorer = new Scorer(model, context.clock());
    this.priorities = ChunkFilings.priorities(context);
    for (Strategy strategy : Strategy.values()) {
      found.put(strategy, new Verdicts(new ChunkTally(), new TreeMap<>()));
    }
  }

  /** Runs the use case over files, folders and archives. */
  public static Report run(Context context, List<Path> files) {
    return new BenchChunks(context).measure(files);
  }

  private Report measure(List<Path> files) {
    context.progress().stage("bench chunks", Progress.UNKNOWN);
    FilingFiles.read(
        files,
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            context.checkStopped();
            add(name, bytes);
          }

          @Override
          public void unreadable(String name, String reason) {
            failures.add(name + ": " + reason);
          }
        });
    Map<String, Direction> reference = verdicts(Strategy.ELEMENT).bySection();
    List<Line> lines = new ArrayList<>();
    for (Strategy strategy : Strategy.values()) {
      Verdicts verdicts = verdicts(strategy);
      int both = 0;
      int agreeing = 0;
      for (Map.Entry<String, Direction> each : verdicts.bySection().entrySet()) {
        Direction wanted = reference.get(each.getKey());
        both += wanted == null ? 0 : 1;
        agreeing += each.getValue() == wanted ? 1 : 0;
      }
      lines.add(new Line(strategy, verdicts.tally(), both, agreeing));
    }
    return new Report(filings, lines, failures);
  }

  private Verdicts verdicts(Strategy strategy) {
    Verdicts verdicts = found.get(strategy);
    if (verdicts == null) {
      throw new IllegalStateException("no verdicts for " + strategy);
    }
    return verdicts;
  }

  private void add(String name, byte[] bytes) {
    try {
      Filing filing = FilingReader.read(bytes);
      for (FilingDocument document : filing.documents()) {
        for (Strategy strategy : Strategy.values()) {
          add(name, filing, document, strategy);
        }
      }
      filings++;
      context.progress().advance(1);
    } catch (BellwetherException e) {
      failures.add(name + ": " + e.getMessage());
    }
  }

  private void add(String name, Filing filing, FilingDocument document, Strategy strategy) {
    List<Passage> passages =
        new FilingChunker(strategy, FilingChunker.Size.DEFAULT, meter)
            .chunk(Outlines.of(filing, document));
    verdicts(strategy)
        .tally()
        .add(
            document.text(),
            document.elements().stream()
                .filter(element -> element.kind() == Element.Kind.TABLE)
                .map(Element::span)
                .toList(),
            document.sections(),
            passages.stream().map(Passage::span).toList(),
            passages.stream().mapToInt(Passage::tokens).toArray());
    FormFamily form = FormFamily.of(filing.form());
    for (Section section : document.sections()) {
      if (priorities.of(form, section) > Priorities.SKIPPED) {
        String key = name + "|" + document.type() + "|" + section.part() + "|" + section.item();
        direction(passages, section)
            .ifPresent(direction -> verdicts(strategy).bySection().put(key, direction));
      }
    }
  }

  private Optional<Direction> direction(List<Passage> passages, Section section) {
    List<Part> parts = new ArrayList<>();
    for (Passage passage : passages) {
      Span span = passage.span();
      if (span.start() >= section.span().start() && span.start() < section.span().end()) {
        Chunk chunk = new Chunk(NO_HASH, passage.ordinal(), Chunk.Kind.TEXT, span, passage.text());
        parts.add(new Part(chunk, passage.tokens(), ""));
      }
    }
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          scorer
              .score(
                  Optional.empty(),
                  parts,
                  Assembly.deadline(context.settings().profile(), context.clock().instant()))
              .score()
              .direction());
    } catch (ModelException e) {
      failures.add(section.item() + ": " + e.getMessage());
      return Optional.empty();
    }
  }
}
