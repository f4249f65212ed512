package dev.bellwether.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.Content;
import dev.bellwether.Document;
import dev.bellwether.ingest.ContentHash;
import dev.bellwether.ingest.DocumentId;
import dev.bellwether.ingest.NearDuplicates;
import dev.bellwether.ingest.Sketch;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NearDuplicateTableIT {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Database.Options OPTIONS =
      new Database.Options(256, 2, Duration.ofSeconds(5));
  private static final long SEED = 20_261_124;

  private static final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  @TempDir private Path folder;
  private final Random random = new Random(SEED);
  private int spans;

  private static TextComparison comparison() {
    return new TextComparison() {
      @Override
      public Duration window() {
        return NearDuplicates.WINDOW;
      }

      @Override
      public byte[] sketch(String text) {
        return Sketch.toBytes(Sketch.of(text));
      }

      @Override
      public Finder begin() {
        NearDuplicates seen = new NearDuplicates();
        return (hash, published, sketch, gist) ->
            seen.nearDuplicateOf(hash, published, Sketch.fromBytes(sketch));
      }
    };
  }

  private Database open(String name) {
    return Database.openForWriting(Workspace.in(folder.resolve(name)), OPTIONS, waiting -> {});
  }

  /** What the first release left behind: texts, and no sketch of them. */
  private void writeFirstSchema() throws SQLException {
    Workspace old = Workspace.in(folder.resolve("old"));
    old.create();
    try (Connection connection =
            new DuckDBDriver().connect("jdbc:duckdb:" + old.database(), new Properties());
        Statement statement = connection.createStatement()) {
      new Migrations("duckdb", List.of("001-first.sql")).apply(connection, "old");
      statement.execute(
          "ATTACH '" + Workspace.in(folder.resolve("new")).database() + "' AS written (READ_ONLY)");
      statement.execute("INSERT INTO contents SELECT * FROM written.contents");
      statement.execute("INSERT INTO documents SELECT * FROM written.documents");
    }
  }

  private static void write(Database database, List<Document> documents) {
    try (DocumentWriter writer = new DocumentWriter(database, comparison(), "test", NOW)) {
      documents.forEach(writer::add);
    }
  }

  private long mark(Database database) {
    return NearDuplicateTable.complete(database, comparison(), 50, () -> spans++);
  }

  private static Document document(String title, Instant at) {
    Content content = new Content(ContentHash.of(title, ""), title, "");
    String id = DocumentId.of("wire", "", content.hash(), at);
    return new Document(id, "wire", "", List.of(), at, Optional.empty(), content);
  }

  /** 40 stories in 60 days, each told some times in nearly the same words, some verbatim. */
  private List<Document> news() {
    List<Document> documents = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      int story = random.nextInt(40);
      String title =
          "firm%1$d says plant%1$d in town%1$d will hire staff%1$d and make part%1$d from %2$d"
              .formatted(story, 2020 + random.nextInt(6));
      Instant at = NOW.plusSeconds(random.nextInt(60 * 24) * 3_600L);
      documents.add(document(title, at));
    }
    return documents;
  }

  private static List<String> marks(Database database) throws SQLException {
    List<String> marks = new ArrayList<>();
    database.query(
        "SELECT content_hash, near_duplicate_of FROM near_duplicates ORDER BY ALL",
        row -> marks.add(row.getString(1) + " " + row.getString(2)));
    return marks;
  }

  private static long unmarked(Database database) throws SQLException {
    return database.number("SELECT count(*) FROM unmarked_days");
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7, 60})
  void marksAreTheSameHoweverTheTextsCame(int runs) throws SQLException {
    List<Document> news = news();
    List<String> expected;
    try (Database database = open("once")) {
      write(database, news);
      assertThat(mark(database)).isPositive();
      expected = marks(database);
      assertThat(expected).hasSizeGreaterThan(50);
      assertThat(mark(database)).isZero();
    }
    Collections.shuffle(news, random);
    try (Database database = open("split")) {
      for (int run = 0; run < runs; run++) {
        int size = news.size() / runs;
        write(database, news.subList(run * size, run == runs - 1 ? 600 : (run + 1) * size));
        mark(database);
      }
      assertThat(marks(database)).as("seed %d", SEED).isEqualTo(expected);
      assertThat(unmarked(database)).isZero();
    }
  }

  @Test
  void everyMarkedPairIsNearAndNearlyEveryNearPairIsMarked() throws SQLException {
    List<String> near = new ArrayList<>();
    try (Database database = open("pairs")) {
      write(database, news());
      mark(database);
      List<Object[]> texts = new ArrayList<>();
      database.query(
          "SELECT content_hash, epoch_us(first_published), sketch, near_duplicate_of FROM"
              + " fingerprints LEFT JOIN near_duplicates USING (content_hash) ORDER BY 2, 1",
          row ->
              texts.add(
                  new Object[] {
                    row.getString(1),
                    row.getLong(2),
                    Sketch.fromBytes(row.getBytes(3)),
                    String.valueOf(row.getString(4))
                  }));
      int found = 0;
      for (int i = 0; i < texts.size(); i++) {
        List<Object> originals = new ArrayList<>();
        for (int j = i - 1; j >= 0; j--) {
          boolean inside = (long) texts.get(i)[1] - (long) texts.get(j)[1] <= 7 * 86_400_000_000L;
          if (inside
              && Sketch.similarity((int[]) texts.get(i)[2], (int[]) texts.get(j)[2]) >= 0.8) {
            originals.add(texts.get(j)[0]);
          }
        }
        String marked = (String) texts.get(i)[3];
        if (!marked.equals("null")) {
          assertThat(originals).as("seed %d", SEED).contains(marked);
          found++;
        }
        if (!originals.isEmpty()) {
          near.add(marked);
        }
      }
      assertThat((double) found / near.size()).as("seed %d", SEED).isGreaterThan(0.97);
    }
  }

  @Test
  void aRunThatWasStoppedBetweenSpansGoesOnWithTheNext() throws SQLException {
    List<Document> news = news();
    try (Database whole = open("whole");
        Database stopped = open("stopped")) {
      write(whole, news);
      mark(whole);
      int all = spans;
      assertThat(all).isGreaterThan(3);
      write(stopped, news);
      for (int span = 1; span <= all; span++) {
        long before = unmarked(stopped);
        assertThatThrownBy(
                () ->
                    NearDuplicateTable.complete(
                        stopped,
                        comparison(),
                        50,
                        () -> {
                          throw new Stop();
                        }))
            .isInstanceOf(Stop.class);
        assertThat(unmarked(stopped)).isLessThan(before);
      }
      assertThat(unmarked(stopped)).isZero();
      assertThat(marks(stopped)).isEqualTo(marks(whole));
    }
  }

  @Test
  void aTextThatTurnsOutToBeOlderMovesItsMarks() throws SQLException {
    String story = "firm says its plant in town will hire staff and make parts from 2020";
    Document first = document(story, NOW);
    Document second = document(story + " again", NOW.plus(Duration.ofDays(3)));
    try (Database database = open("moves")) {
      write(database, List.of(first, second));
      assertThat(mark(database)).isEqualTo(1);
      write(database, List.of(document(story + " again", NOW.minus(Duration.ofDays(1)))));
      mark(database);
      assertThat(marks(database))
          .containsExactly(first.content().hash() + " " + second.content().hash());
      write(database, List.of(document(story, NOW.minus(Duration.ofDays(40)))));
      assertThat(mark(database)).isZero();
      assertThat(marks(database)).isEmpty();
    }
  }

  /** An archive that knows only dates: everything at one moment, and more than is read at once. */
  @Test
  void aDayMayHoldAnyNumberOfTexts() throws SQLException {
    List<Document> news = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      news.add(document("item%1$d tells of thing%1$d and of thing%1$d".formatted(i), NOW));
    }
    try (Database database = open("day")) {
      write(database, news);
      assertThat(mark(database)).isZero();
      write(database, List.of(document("item7 tells of thing7 and of thing7 too", NOW)));
      assertThat(mark(database)).isEqualTo(1);
    }
  }

  @Test
  void textsOfAnOlderSchemaAreSketchedAndMarked() throws SQLException {
    List<Document> news = news();
    List<String> expected;
    try (Database database = open("new")) {
      write(database, news);
      mark(database);
      expected = marks(database);
    }
    writeFirstSchema();
    try (Database database = open("old")) {
      mark(database);
      assertThat(marks(database)).isEqualTo(expected);
    }
  }
}
