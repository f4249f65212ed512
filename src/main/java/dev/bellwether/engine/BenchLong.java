package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.Direction;
import dev.bellwether.Section;
import dev.bellwether.Span;
import dev.bellwether.Verdict;
import dev.bellwether.bench.Judgement;
import dev.bellwether.bench.LabelledText;
import dev.bellwether.bench.Quality;
import dev.bellwether.filing.FilingDocument;
import dev.bellwether.filing.FilingReader;
import dev.bellwether.filing.FormFamily;
import dev.bellwether.filing.Priorities;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import java.nio.file.Path;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * {@code bench long}: a long text read sentence by sentence, as the embedded tier reads it, beside
 * the same text put through the encoder in one piece, which reads its beginning only.
 *
 * <p>Of filings nobody has labelled, each section is parted into its sentences of odd and of even
 * number, and the verdict on one half is the label of the other: both tell the same news, so what
 * reads well reads both alike. Labelled short texts are joined to long ones, whose label is the
 * mean of theirs.
 */
public final class BenchLong {
  /** About twice of what the encoder reads at once. */
  private static final int SHORTEST = 4_000;

  private static final double NEUTRAL_BAND = 0.1;
  private static final long SEED = 1;

  /** One way of reading. */
  public record Line(String method, Quality quality) {}

  /** Both ways over the same texts, and the files that could not be read. */
  public record Report(List<Line> lines, List<String> failures) {
    public Report {
      lines = List.copyOf(lines);
      failures = List.copyOf(failures);
    }
  }

  /** A text, and the other half of it or what people say of it. */
  private record Case(String text, String otherHalf, LabelledText label) {}

  private final Context context;
  private final LanguageModel model;
  private final List<Case> cases = new ArrayList<>();
  private final List<String> failures = new ArrayList<>();

  private BenchLong(Context context) {
    this.context = context;
    this.model = Assembly.embedded(context);
  }

  /** Runs over the sections of filings that are worth reading and long. */
  public static Report filings(Context context, List<Path> files) {
    BenchLong bench = new BenchLong(context);
    Priorities priorities = ChunkFilings.priorities(context);
    FilingFiles.read(
        files,
        new FilingFiles.Receiver() {
          @Override
          public void filing(String name, byte[] bytes) {
            context.checkStopped();
            bench.addFiling(name, bytes, priorities);
          }

          @Override
          public void unreadable(String name, String reason) {
            bench.failures.add(name + ": " + reason);
          }
        });
    return bench.measure();
  }

  /**
   * Runs over labelled texts, so many joined to one.
   *
   * @param labels a file as {@code bench quality} reads it
   */
  public static Report labelled(Context context, Path labels, int joined) {
    BenchLong bench = new BenchLong(context);
    List<LabelledText> texts =
        LabelledFile.read(labels, new LabelledFile.Reading(Map.of(), Map.of(), NEUTRAL_BAND))
            .texts();
    for (int from = 0; from + joined <= texts.size(); from += joined) {
      bench.cases.add(joined(texts.subList(from, from + joined)));
    }
    return bench.measure();
  }

  private static Case joined(List<LabelledText> texts) {
    double mean = texts.stream().mapToDouble(BenchLong::strength).average().orElse(0);
    Direction direction =
        Math.abs(mean) <= NEUTRAL_BAND
            ? Direction.NEUTRAL
            : mean > 0 ? Direction.BULLISH : Direction.BEARISH;
    String text = texts.stream().map(LabelledText::text).collect(Collectors.joining("\n\n"));
    return new Case(text, "", new LabelledText(text, direction, OptionalDouble.of(mean)));
  }

  private static double strength(LabelledText text) {
    return text.strength()
        .orElse(
            switch (text.label()) {
              case BULLISH -> 1;
              case NEUTRAL -> 0;
              case BEARISH -> -1;
            });
  }

  private void addFiling(String name, byte[] bytes, Priorities priorities) {
    try {
      var filing = FilingReader.read(bytes);
      FormFamily form = FormFamily.of(filing.form());
      for (FilingDocument document : filing.documents()) {
        for (Section section : document.sections()) {
          if (priorities.of(form, section) > Priorities.SKIPPED) {
            addSection(section.span().of(document.text()));
          }
        }
      }
    } catch (BellwetherException e) {
      failures.add(name + ": " + e.getMessage());
    }
  }

  private void addSection(String text) {
    if (text.length() < SHORTEST) {
      return;
    }
    StringBuilder odd = new StringBuilder();
    StringBuilder even = new StringBuilder();
    BreakIterator breaks = BreakIterator.getSentenceInstance(Locale.ENGLISH);
    breaks.setText(text);
    int start = breaks.first();
    int number = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      (number++ % 2 == 0 ? odd : even).append(text, start, end);
      start = end;
    }
    cases.add(
        new Case(
            odd.toString(),
            even.toString(),
            new LabelledText("", Direction.NEUTRAL, OptionalDouble.empty())));
  }

  private Report measure() {
    if (cases.isEmpty()) {
      throw BellwetherException.usage(
          "there is no text long enough in what was given",
          "filings with sections of " + SHORTEST + " characters, or more --labels to join");
    }
    return new Report(
        List.of(line("sentences", Chunk.Kind.BODY), line("prefix", Chunk.Kind.TITLE)), failures);
  }

  private Line line(String method, Chunk.Kind kind) {
    context.progress().stage("bench " + method, cases.size());
    List<Judgement> judgements = new ArrayList<>();
    for (Case each : cases) {
      context.checkStopped();
      judge(each, kind).ifPresent(judgements::add);
      context.progress().advance(1);
    }
    return new Line(method, Quality.of(judgements, cases.size() - judgements.size(), SEED));
  }

  private Optional<Judgement> judge(Case each, Chunk.Kind kind) {
    try {
      long started = System.nanoTime();
      Verdict verdict = read(each.text(), kind);
      long nanos = System.nanoTime() - started;
      LabelledText label = each.label();
      if (!each.otherHalf().isEmpty()) {
        Verdict other = read(each.otherHalf(), kind);
        label = new LabelledText("", other.direction(), OptionalDouble.of(other.score()));
      }
      return Optional.of(
          new Judgement(
              label, verdict.direction(), verdict.score(), verdict.confidence(), nanos, 0));
    } catch (ModelException e) {
      return Optional.empty();
    }
  }

  /** The embedded tier reads a title as a whole and a body sentence by sentence. */
  private Verdict read(String text, Chunk.Kind kind) throws ModelException {
    Chunk chunk = new Chunk("", 0, kind, new Span(0, text.length()), text);
    return model.complete(new Question(chunk, Optional.empty(), Instant.MAX)).verdict();
  }
}
