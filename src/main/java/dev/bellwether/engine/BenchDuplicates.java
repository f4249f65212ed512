package dev.bellwether.engine;

import dev.bellwether.BellwetherException;
import dev.bellwether.Chunk;
import dev.bellwether.Direction;
import dev.bellwether.Span;
import dev.bellwether.Ticker;
import dev.bellwether.ingest.NearDuplicates;
import dev.bellwether.ingest.Sketch;
import dev.bellwether.llm.LanguageModel;
import dev.bellwether.llm.ModelException;
import dev.bellwether.llm.Question;
import dev.bellwether.llm.embedded.Gist;
import dev.bellwether.llm.embedded.GistIndex;
import dev.bellwether.llm.embedded.GistReader;
import dev.bellwether.store.Headlines;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@code bench duplicates}: which headlines of the archive each method takes for a repetition of an
 * earlier one, and what those pairs are worth. A pair is given away by claims that differ, and by
 * verdicts of the embedded tier that point in opposite directions.
 */
public final class BenchDuplicates {
  private static final Duration CACHED = Duration.ofHours(24);

  /**
   * One method.
   *
   * @param marked texts that it takes for a repetition
   * @param otherClaims of these, the ones whose numbers, polarity or cashtags differ
   * @param opposite of these, the ones whose verdicts are opposite
   * @param cpuMillis CPU time for each text
   */
  public record Line(
      String method, long texts, long marked, long otherClaims, long opposite, double cpuMillis) {}

  /** What the methods make of pairs that somebody has sorted. */
  public record PairLine(String kind, long pairs, long byWords, long byEncoder) {}

  private record Read(Headlines.Headline headline, int[] sketch, Optional<Gist> gist, long nanos) {
    long micros() {
      Instant at = headline.publishedAt();
      return at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }
  }

  private final Context context;
  private final LanguageModel judge;
  private final GistReader reader = new GistReader();
  private final List<Read> texts = new ArrayList<>();

  private BenchDuplicates(Context context) {
    this.context = context;
    this.judge = Assembly.embedded(context);
  }

  /**
   * Measures on the first headlines of the archive.
   *
   * @param most how many
   */
  public static List<Line> run(Context context, int most) {
    List<Headlines.Headline> headlines =
        Folding.read(context, database -> Headlines.first(database, most));
    if (headlines.isEmpty()) {
      throw BellwetherException.usage(
          "there is no headline in this workspace", "see 'bellwether ingest news --help'");
    }
    BenchDuplicates bench = new BenchDuplicates(context);
    bench.readAll(headlines);
    return List.of(bench.byWords(), bench.byEncoder(), bench.byCache());
  }

  /**
   * Measures on lines of kind, text and text, parted by tabs.
   *
   * @throws BellwetherException if the file cannot be read so
   */
  public static List<PairLine> pairs(Context context, Path file) {
    GistReader reader = new GistReader();
    Map<String, long[]> counts = new TreeMap<>();
    try {
      for (String line : Files.readAllLines(file)) {
        String[] cells = line.split("\t", -1);
        if (cells.length != 3) {
          throw BellwetherException.usage(
              file + " has a line without three cells: " + line, "kind TAB text TAB text");
        }
        long[] count = counts.computeIfAbsent(cells[0], kind -> new long[3]);
        count[0]++;
        double words = Sketch.similarity(Sketch.of(cells[1]), Sketch.of(cells[2]));
        count[1] += words >= NearDuplicates.SIMILAR ? 1 : 0;
        Optional<Gist> one = reader.read(cells[1]);
        Optional<Gist> other = reader.read(cells[2]);
        boolean near = one.isPresent() && other.isPresent() && one.get().isNear(other.get());
        count[2] += near ? 1 : 0;
        context.checkStopped();
      }
    } catch (IOException e) {
      throw BellwetherException.failed(
          "cannot read " + file + ": " + e.getMessage(), "it must be a text in UTF-8", e);
    }
    List<PairLine> lines = new ArrayList<>();
    counts.forEach((kind, n) -> lines.add(new PairLine(kind, n[0], n[1], n[2])));
    return lines;
  }

  private void readAll(List<Headlines.Headline> headlines) {
    context.progress().stage("bench duplicates", headlines.size());
    try (OrderedWork<Headlines.Headline, Read> work =
        new OrderedWork<>(ScoreDocuments.jobs(context), this::read)) {
      work.over(headlines.iterator())
          .forEachRemaining(
              read -> {
                texts.add(read);
                context.progress().advance(1);
                context.checkStopped();
              });
    }
  }

  private Read read(Headlines.Headline headline) {
    long began = cpuNanos();
    Optional<Gist> gist = reader.read(headline.title());
    return new Read(headline, Sketch.of(headline.title()), gist, cpuNanos() - began);
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private Line byWords() {
    long began = cpuNanos();
    NearDuplicates seen = new NearDuplicates();
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int later = i;
      int[] sketch = Sketch.of(texts.get(i).headline().title());
      seen.nearDuplicateOf(String.valueOf(i), texts.get(i).micros(), sketch)
          .ifPresent(earlier -> pairs.add(new int[] {later, Integer.parseInt(earlier)}));
    }
    return line("words", pairs, cpuNanos() - began);
  }

  private Line byEncoder() {
    long began = cpuNanos();
    GistIndex seen = new GistIndex(NearDuplicates.WINDOW);
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      int later = i;
      Read text = texts.get(i);
      text.gist()
          .flatMap(gist -> seen.latestNear(String.valueOf(later), text.micros(), gist))
          .ifPresent(earlier -> pairs.add(new int[] {later, Integer.parseInt(earlier)}));
    }
    return line("encoder", pairs, cpuNanos() - began + reading());
  }

  /** As a watch with an approximate cache would have done, had it been asked for every headline. */
  private Line byCache() {
    long began = cpuNanos();
    Map<List<Ticker>, GistIndex> seen = new HashMap<>();
    List<int[]> pairs = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      Read text = texts.get(i);
      if (text.gist().isPresent() && !text.headline().tickers().isEmpty()) {
        GistIndex same =
            seen.computeIfAbsent(text.headline().tickers(), tickers -> new GistIndex(CACHED));
        Optional<String> earlier = same.find(text.micros(), text.gist().get());
        if (earlier.isPresent()) {
          pairs.add(new int[] {i, Integer.parseInt(earlier.get())});
        } else {
          same.add(String.valueOf(i), text.micros(), text.gist().get());
        }
      }
    }
    return line("cache", pairs, cpuNanos() - began + reading());
  }

  private long reading() {
    return texts.stream().mapToLong(Read::nanos).sum();
  }

  private Line line(String method, List<int[]> pairs, long nanos) {
    long otherClaims = 0;
    long opposite = 0;
    for (int[] pair : pairs) {
      Read later = texts.get(pair[0]);
      Read earlier = texts.get(pair[1]);
      otherClaims += claims(later).equals(claims(earlier)) ? 0 : 1;
      opposite += areOpposite(later, earlier) ? 1 : 0;
      context.checkStopped();
    }
    return new Line(
        method, texts.size(), pairs.size(), otherClaims, opposite, nanos / 1e6 / texts.size());
  }

  private static Optional<Long> claims(Read text) {
    return text.gist().map(Gist::claims);
  }

  private boolean areOpposite(Read one, Read other) {
    Direction a = direction(one);
    Direction b = direction(other);
    return a != b && a != Direction.NEUTRAL && b != Direction.NEUTRAL;
  }

  private Direction direction(Read text) {
    String title = text.headline().title();
    Chunk chunk = new Chunk("", 0, Chunk.Kind.TITLE, new Span(0, title.length()), title);
    try {
      return judge
          .complete(new Question(chunk, Optional.empty(), Instant.MAX))
          .verdict()
          .direction();
    } catch (ModelException e) {
      return Direction.NEUTRAL;
    }
  }
}
