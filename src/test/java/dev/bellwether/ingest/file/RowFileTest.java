package dev.bellwether.ingest.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFileTest {
  @TempDir Path folder;

  private RowFile file(String name, byte[] content) throws IOException {
    return RowFile.of(Files.write(folder.resolve(name), content), Optional.empty());
  }

  private RowFile file(String name, String content) throws IOException {
    return file(name, content.getBytes(UTF_8));
  }

  private static List<Entry> read(RowSource source) {
    List<Entry> entries = new ArrayList<>();
    try (Rows rows = source.open()) {
      for (var e = rows.next(); e.isPresent(); e = rows.next()) {
        entries.add(e.get());
      }
    }
    return entries;
  }

  /** Each row as its values joined by a bar, each reject as its line and reason. */
  private static List<String> shown(RowSource source, String... columns) {
    return read(source).stream()
        .map(
            entry ->
                entry instanceof Row row
                    ? String.join("|", Arrays.stream(columns).map(row::get).toList())
                    : entry.line() + " " + ((Reject) entry).reason())
        .toList();
  }

  private static byte[] gzipped(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static void assertUsage(RowSource source, String... fragments) {
    assertThatThrownBy(() -> read(source))
        .isInstanceOfSatisfying(
            BellwetherException.class,
            e -> {
              assertThat(e.kind()).isEqualTo(BellwetherException.Kind.USAGE);
              assertThat(e.getMessage() + " / " + e.hint()).contains(fragments);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t", "|"})
  void theDelimiterIsFoundInTheHeader(String delimiter) throws IOException {
    String text = "title,date,x y\n\"a, b\",2024,\n".replace(",", delimiter);
    assertThat(shown(file("news.csv", text), "title", "date", "x y"))
        .containsExactly("a, b|2024|".replace(",", delimiter));
  }

  @Test
  void headersAreTrimmedAndTheByteOrderMarkIsDropped() throws IOException {
    try (Rows rows = file("news.csv", "\ufeff title , \"da te\" ,\n1,2,3").open()) {
      assertThat(rows.columns()).containsExactly("title", "da te", "column 3");
    }
  }

  @Test
  void twoColumnsOfOneNameAreAnError() throws IOException {
    assertUsage(file("news.csv", "title,date,title\n"), "news.csv has two columns named 'title'");
  }

  @Test
  void rowsKeepTheirPhysicalLines() throws IOException {
    assertThat(read(file("news.csv", "a,b\n\n1,\"x\ny\"\n2,z\n")))
        .extracting(Entry::line)
        .containsExactly(3L, 5L);
  }

  @Test
  void fewerFieldsAreEmptyAndMoreAreRejected() throws IOException {
    assertThat(shown(file("news.csv", "a,b,c\n1\n1,2,3,4\n1,2,3\n"), "a", "b", "c"))
        .containsExactly("1||", "3 4 fields, header has 3", "1|2|3");
  }

  @Test
  void aRowThatBeginsWithAHashIsNoComment() throws IOException {
    assertThat(shown(file("news.csv", "a,b\n#1 stock,x\n"), "a", "b"))
        .containsExactly("#1 stock|x");
  }

  @Test
  void quotesThatAreNotDoubledKeepTheirRow() throws IOException {
    assertThat(shown(file("news.csv", "a,b\n\"say \"hi\" now\",x\n5\" pipe,y\n"), "a", "b"))
        .containsExactly("say \"hi\" now|x", "5\" pipe|y");
  }

  @Test
  void lineEndsInsideAValueAreKept() throws IOException {
    assertThat(shown(file("news.csv", "a,b\n\"one\n\ntwo\",x\n"), "a", "b"))
        .containsExactly("one\n\ntwo|x");
  }

  @Test
  void anOpenQuoteCostsOneRow() throws IOException {
    assertThat(shown(file("news.csv", "a,b\n1,\"open\n2,x\n3,\"y\"\n"), "a", "b"))
        .containsExactly("2 quote opened and never closed", "2|x", "3|y");
  }

  @Test
  void aFileWithAHeaderOnlyHasNoRows() throws IOException {
    assertThat(read(file("news.csv", "a,b\n"))).isEmpty();
    assertThat(read(file("prices.tsv", "a\tb"))).isEmpty();
  }

  @Test
  void jsonIsFlattened() throws IOException {
    String text =
        "{\"title\":\"x\",\"tickers\":[\"A\",\"B\"],\"meta\":{\"id\":7,\"ok\":true,\"no\":null},"
            + "\"list\":[{\"s\":\"A\"},{\"s\":\"B\"}]}\n";
    assertThat(
            shown(
                file("news.jsonl", text),
                "title",
                "tickers",
                "meta.id",
                "meta.ok",
                "meta.no",
                "list.s",
                "absent"))
        .containsExactly("x|A,B|7|true||A,B|");
  }

  @Test
  void jsonColumnsAreThoseOfTheFirstRows() throws IOException {
    try (Rows rows = file("news.ndjson", "{\"a\":1}\nx\n{\"b\":{\"c\":1}}\n").open()) {
      assertThat(rows.columns()).containsExactly("a", "b.c");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[1];not a JSON object",
        "7;not a JSON object",
        "{\"a\":1} {\"a\":2};more than one value on the line",
        "{\"a\":1,\"a\":2};the field 'a' is given twice",
        "{\"a\":1,;not JSON",
        "{\"a\":NaN};not JSON",
        "plain text;not JSON"
      })
  void aLineThatIsNoObjectIsRejected(String line, String reason) throws IOException {
    List<String> shown = shown(file("news.json", "{\"a\":0}\n" + line + "\n\n{\"a\":3}\n"), "a");
    assertThat(shown).hasSize(3).startsWith("0").endsWith("3");
    assertThat(shown.get(1)).startsWith("2 " + reason);
  }

  @Test
  void aJsonArrayIsAnErrorWithAHint() throws IOException {
    assertUsage(file("news.json", "[{\"a\":1},\n{\"a\":2}]"), "one JSON array", "jq -c '.[]'");
  }

  @Test
  void deepJsonIsARejectAndNoStackOverflow() throws IOException {
    String deep = "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000);
    assertThat(shown(file("news.json", deep + "\n{\"a\":3}\n"), "a")).hasSize(2).endsWith("3");
  }

  @Test
  void gzipIsReadWhateverItsName() throws IOException {
    byte[] content = gzipped("a,b\n1,2\n".getBytes(UTF_8));
    assertThat(shown(file("news.csv.gz", content), "a", "b")).containsExactly("1|2");
    assertThat(shown(file("news.csv", content), "a", "b")).containsExactly("1|2");
  }

  @Test
  void aGzipFileThatIsCutOffFailsWithItsName() throws IOException {
    byte[] content = gzipped("a,b\n1,2\n".repeat(1000).getBytes(UTF_8));
    assertThatThrownBy(() -> read(file("news.csv.gz", Arrays.copyOf(content, content.length / 2))))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("news.csv.gz");
    assertThatThrownBy(() -> read(file("n.csv.gz", new byte[] {0x1f, (byte) 0x8b, 1, 2, 3, 4})))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("n.csv.gz");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkTellsTheEncoding(String charset) throws IOException {
    byte[] content = "\ufeffa,b\né,–\n".getBytes(Charset.forName(charset));
    assertThat(shown(file("news.csv", content), "a", "b")).containsExactly("é|–");
  }

  @Test
  void anEncodingThatIsNamedIsUsed() throws IOException {
    Path latin = Files.write(folder.resolve("l.csv"), "a\ncafé\n".getBytes(ISO_8859_1));
    assertThat(shown(RowFile.of(latin, Optional.of(ISO_8859_1)), "a")).containsExactly("café");
    Path wide = Files.write(folder.resolve("w.csv"), "a\ncafé\n".getBytes(UTF_16BE));
    assertThat(shown(RowFile.of(wide, Optional.of(UTF_16BE)), "a")).containsExactly("café");
    Path marked = Files.write(folder.resolve("m.csv"), "\ufeffa\ncafé\n".getBytes(UTF_16LE));
    assertThat(shown(RowFile.of(marked, Optional.of(UTF_16)), "a")).containsExactly("café");
  }

  @Test
  void undecodableBytesRejectTheirRowOnly() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write("a,b\n1,fine \ufffd\n2,caf".getBytes(UTF_8));
    bytes.write(0xe9);
    bytes.write("\n3,x\n".getBytes(UTF_8));
    assertThat(shown(file("news.csv", bytes.toByteArray()), "a"))
        .containsExactly("1", "3 bytes that are not UTF-8 (try --encoding)", "3");
  }

  @Test
  void whatCanNotBeOpenedIsAUsageErrorWithTheName() throws IOException {
    assertUsage(
        RowFile.of(folder.resolve("gone.csv"), Optional.empty()), "no such file", "gone.csv");
    Path directory = Files.createDirectory(folder.resolve("dir.csv"));
    assertUsage(RowFile.of(directory, Optional.empty()), "dir.csv is a directory");
    assertUsage(file("empty.csv", ""), "empty.csv is empty");
    assertUsage(file("blank.csv", "\n \n"), "blank.csv has no header line");
    assertUsage(file("book.xls", "a"), "cannot tell the format of book.xls", ".jsonl");
    assertUsage(file("binary.csv", "PK\u0003\u0004\0\0a,b\n"), "binary.csv is a binary file");
    assertUsage(
        file("wide.csv", "a" + ",a".repeat(10_000)), "wide.csv:1 has more than 4096 columns");
  }

  @Test
  void rawIsCutTo500Characters() throws IOException {
    assertThat(read(file("news.csv", "a\n" + "x".repeat(2000) + "\n1,2" + "x".repeat(2000))))
        .allSatisfy(entry -> assertThat(entry.raw()).hasSize(500));
  }

  @ParameterizedTest
  @ValueSource(strings = {"f.csv", "f.tsv", "f.jsonl", "f.csv.gz"})
  void arbitraryBytesAreRowsRejectsOrABellwetherException(String name) throws IOException {
    long seed = 4711;
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] =
            random.nextInt(4) == 0
                ? (byte) random.nextInt(256)
                : (byte) "{}[]:\",\n\r ab1".charAt(random.nextInt(13));
      }
      try {
        assertThat(read(file(name, bytes))).isNotNull();
      } catch (BellwetherException e) {
        assertThat(e).as("seed %d, case %d", seed, i).hasMessageContaining("f.");
      }
    }
  }
}
