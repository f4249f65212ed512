package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bellwether.BellwetherException;
import dev.bellwether.Section;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that was made to do harm, or that came to harm on its way. */
class HostileFilingTest {
  /** Real filings take a tenth of this for each million characters. */
  private static final double MOST_SECONDS_PER_MILLION = 3;

  private static Filing read(String text) {
    return FilingReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static double seconds(String text) {
    long started = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    read(text);
    return (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - started) / 1e9;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<div>",
        "<table>",
        "<table><tr><td>",
        "<b>",
        "</b>",
        "<!--",
        "<![CDATA[",
        "<!DOCTYPE a [",
        "<",
        "&",
        "&#",
        "<a href='",
        "<p style=\"",
        "<x \"",
        "<td>",
        "Item 1A. ",
        "PART II\n\n",
        "\n",
        " ",
        "<DOCUMENT>",
        "<TEXT>",
        "\t",
        "-",
        "<p>Item 7. Management\n",
        "\"dei:TradingSymbol\"",
        "<script>",
        "</",
        "<li>",
        "<hr>",
        "1<page>",
        "<pre>a  b\n",
        "<span style='font-weight:bold'>",
        "<ix:header>",
        "</ix:header>",
        "<tr><td>1</td><td>2</td></tr>",
        "<ul><li>",
        "<br>Item 5.02 x<br>"
      })
  void repetitionTakesTimeInProportion(String piece) {
    String text = "<html><body>FORM 8-K " + piece.repeat(2_000_000 / piece.length());
    assertThat(seconds(text)).as(piece).isLessThan(2 * MOST_SECONDS_PER_MILLION);
  }

  @Test
  void aStyleOfOneEndlessWordTakesTimeInProportion() {
    assertThat(seconds("<p style='" + "a".repeat(1_000_000) + "'>x")).isLessThan(2);
  }

  @Test
  void aLineOf50MillionCharactersIsReadWithinTheMemory() {
    String text = "word ".repeat(10_000_000);
    Filing filing = read(text);
    assertThat(filing.main().elements()).hasSize(1);
    assertThat(filing.main().text()).hasSize(text.length() - 1);
  }

  @Test
  void whatIsLargerThanAnyFilingIsRefused() {
    byte[] large = new byte[FilingReader.LARGEST + 1];
    assertThatThrownBy(() -> FilingReader.read(large))
        .isInstanceOf(BellwetherException.class)
        .hasMessageContaining("100 MB");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\n"})
  void nothingIsRefused(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(BellwetherException.class);
  }

  @Test
  void elementsNestedAHundredThousandDeepAreReadWithoutOverflow() {
    String text = "<div>".repeat(100_000) + "deep" + "</div>".repeat(100_000) + "<p>after</p>";
    assertThat(read(text).main().text()).isEqualTo("deep\n\nafter");
    String tables = "<table><tr><td>".repeat(100_000) + "deep";
    assertThat(read(tables).main().text()).isEqualTo("deep");
  }

  @Test
  void aTagThatIsCutOffEndsTheText() {
    assertThat(read("<p>Item 8.01 Other Events</p><p>The comp").main().text()).endsWith("The comp");
    assertThat(read("<p>Shown</p><p style=\"col").main().text()).isEqualTo("Shown");
    assertThat(read("<p>Shown</p><!-- never ended").main().text()).isEqualTo("Shown");
  }

  @Test
  void entitiesOfXmlAreNotRead() {
    String text =
        "<?xml version='1.0'?><!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\"><!ENTITY y '&x;&x;'>]>"
            + "<html><body><p>&x;&y;</p></body></html>";
    assertThat(read(text).main().text()).isEqualTo("&x;&y;");
  }

  @Test
  void bytesThatAreNotUtf8AreWindows1252() {
    byte[] bytes = "<p>Caf\u00e9 \u201cquoted\u201d</p>".getBytes(Charset.forName("windows-1252"));
    assertThat(FilingReader.read(bytes).main().text()).isEqualTo("Caf\u00e9 \u201cquoted\u201d");
    byte[] wide = "\ufeff<p>wide</p>".getBytes(StandardCharsets.UTF_16LE);
    assertThat(FilingReader.read(wide).main().text()).isEqualTo("wide");
  }

  @Test
  void aHeadThatNobodyEndedHidesNothing() {
    assertThat(read("<html><head><title>x<body><p>Shown</p>").main().text()).isEqualTo("Shown");
  }

  @Test
  void timeIsLinearInTheLengthOfARealReport() {
    byte[] bytes = Shelf.bytes(Shelf.path("10-K/IBM-newer-ibm_ibm-10-k-2025-02-25.html"));
    String once = SourceText.decode(bytes);
    String body = once.substring(once.indexOf("<body"), once.indexOf("</body>"));
    for (int i = 0; i < 5; i++) {
      seconds(body);
    }
    Map<Integer, Double> best = new TreeMap<>();
    for (int times : new int[] {2, 20}) {
      String text = body.repeat(times);
      best.put(times, Math.min(seconds(text), Math.min(seconds(text), seconds(text))));
    }
    assertThat(best.get(20) / best.get(2)).isLessThan(16);
  }

  @Test
  void contentsFarLongerThanTheTextDoNotWinOverIt() {
    StringBuilder text = new StringBuilder("FORM 10-K\n\n");
    for (int i = 0; i < 50; i++) {
      text.append("Item 1. Business 1\n\nItem 1A. Risk Factors 5\n\nItem 7. Discussion 9\n\n");
    }
    String prose =
        "We sell widgets to builders of houses in many countries, and to others as well.";
    text.append("Item 1. Business\n\n" + prose + "\n\nItem 1A. Risk Factors\n\nWe may not.\n\n");
    Filing filing = read(text.toString());
    assertThat(filing.main().sections()).extracting(Section::item).startsWith("1", "1A");
    assertThat(Shelf.text(filing, "I", "1")).endsWith(prose);
  }

  @Test
  void aFileThatEndsInTheMiddleSaysSo() {
    String whole =
        "<html><body><p>FORM 8-K</p><p>Item 8.01 Other Events</p>"
            + "<p>The company said little.</p>".repeat(2_000)
            + "</body></html>";
    assertThat(isShort(whole)).isFalse();
    assertThat(isShort(whole.substring(0, whole.length() - 9))).isTrue();
    for (int end = 500; end < 540; end++) {
      String part = whole.substring(0, end);
      assertThat(isShort(part)).as(part.substring(480)).isEqualTo(!part.endsWith(">"));
    }
    String submission = "<DOCUMENT>\n<TYPE>8-K\n<TEXT>\nItem 8.01 Other Events\n\nSaid.\n";
    assertThat(isShort(submission)).isTrue();
    assertThat(isShort(submission + "</TEXT>\n</DOCUMENT>\n")).isFalse();
    assertThat(isShort("FORM 8-K\n\nItem 8.01 Other Events\n\nLess than < half.")).isFalse();
  }

  private static boolean isShort(String file) {
    return FilingReader.read(file.getBytes(StandardCharsets.UTF_8)).missing().isPresent();
  }

  @Test
  void textInSixteenBitsIsReadAndWhatIsNoTextIsRefused() {
    String text = "<html><body><p>FORM 8-K</p><p>Item 8.01 Other Events</p></body></html>";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(FilingReader.read(text.getBytes(charset)).main().text())
          .isEqualTo("FORM 8-K\n\nItem 8.01 Other Events");
    }
    byte[] picture = new byte[5_000];
    new Random(1).nextBytes(picture);
    assertThatThrownBy(() -> FilingReader.read(picture)).hasMessageContaining("no text");
  }
}
