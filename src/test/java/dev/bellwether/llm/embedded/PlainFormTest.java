package dev.bellwether.llm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainFormTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "Sales rose to EUR1 .87 mn , up 5 % . | Sales rose to EUR 1.87 million, up 5%.",
        "its 19,200 -strong staff | its 19,200-strong staff",
        "the 1 ,200 shares of the firm 's owner | the 1,200 shares of the firm's owner",
        "the companies ' profit | the companies' profit",
        "it did n't grow | it didn't grow",
        "`` We 're pleased , '' she said | \"We're pleased,\" she said",
        "Abc Oyj ( HEL : ABC ) | Abc Oyj (HEL: ABC)",
        "a loss of eur 2.0 m | a loss of eur 2.0 million",
        "fell 3 pct , or 3 percent , or 3 per cent | fell 3%, or 3%, or 3%",
        "$1.2B , $ 3 mil | $1.2 billion, $3 million",
        "EUR5mln in Q3 | EUR 5 million in Q3",
        "$ ABC calls | $ABC calls",
        "a pipe 80 m long | a pipe 80 m long",
        "B 5 and 10b5-1 | B 5 and 10b5-1",
        "sales -5% in May 5, 2009 | sales -5% in May 5, 2009",
        "AT&amp;T &amp;quot;ok&amp;quot; R&D | AT&T \"ok\" R&D",
        "up :) or down :( | up :) or down :(",
      })
  void writesAsAPersonWould(String given, String plain) {
    assertThat(PlainForm.of(given)).isEqualTo(plain);
    assertThat(PlainForm.of(plain)).isEqualTo(plain);
  }

  @ParameterizedTest
  @CsvSource({
    "J\u00C3\u00A4rvinen, J\u00E4rvinen",
    "Sj\u00C3\u00B6 \u00E2\u20AC\u201C 5, Sj\u00F6 \u2013 5",
    "Besan\u00E7on, Besan\u00E7on",
    "na\u00EF\u00EFve, na\u00EF\u00EFve",
    "\u00C2\u00A35, \u00A35"
  })
  void repairsWhatWasDecodedWrongly(String given, String meant) {
    assertThat(PlainForm.of(given)).isEqualTo(meant);
  }

  @Test
  void isTheSameForOurTextsInTokens() throws Exception {
    List<String> texts = ours();
    List<String> differ = new ArrayList<>();
    for (String text : texts) {
      if (!PlainForm.of(Tokenised.of(text)).equals(PlainForm.of(text))) {
        differ.add(PlainForm.of(Tokenised.of(text)) + " <- " + PlainForm.of(text));
      }
    }
    assertThat(differ).hasSizeLessThan(texts.size() / 100);
  }

  @Test
  void ofItselfIsItself() {
    String[] pieces = {
      "a",
      "s",
      "5",
      " ",
      " ",
      ".",
      ",",
      "'",
      "''",
      "``",
      "(",
      ")",
      "%",
      "pct",
      "EUR",
      "m",
      "$",
      "&",
      "amp;",
      "lt;",
      "-",
      "n't",
      ":",
      "\n",
      "\u00C3",
      "\u00A4",
      "per cent"
    };
    Random random = new Random(20261125);
    for (int round = 0; round < 50_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      String once = PlainForm.of(text.toString());
      assertThat(PlainForm.of(once)).as("of '%s'", text).isEqualTo(once);
    }
  }

  private static List<String> ours() throws Exception {
    List<String> texts = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("datasets/labelled"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".tsv")).sorted().toList()) {
        Files.readAllLines(file).stream().skip(1).forEach(line -> texts.add(line.split("\t")[2]));
      }
    }
    return texts;
  }
}
