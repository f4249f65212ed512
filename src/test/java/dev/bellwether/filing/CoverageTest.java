package dev.bellwether.filing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Span;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** What jsoup, an independent reader, shows of a filing, against what our elements cover. */
class CoverageTest {
  private static final int GRAM = 4;

  @Test
  void elementsCoverWhatIsVisibleAndNothingElse() {
    List<String> poor = new ArrayList<>();
    for (Path file :
        Stream.of("10-K", "10-Q", "old", "8-K", "full-submissions")
            .flatMap(folder -> Shelf.files(folder).stream())
            .toList()) {
      String source = SourceText.decode(Shelf.bytes(file));
      check(source, String.valueOf(file.getFileName()), poor);
    }
    assertThat(poor).isEmpty();
  }

  @Test
  void elementsCoverWhatIsVisibleInEvery8K() {
    List<String> poor = new ArrayList<>();
    Shelf.archive("8-K/as-filed.zip")
        .forEach((name, bytes) -> check(SourceText.decode(bytes), name, poor));
    assertThat(poor).isEmpty();
  }

  private static void check(String source, String name, List<String> poor) {
    Span part = SubmissionReader.read(source).documents().get(0).text();
    String visible = squeezed(visible(part.of(source)));
    Reading reading = DocumentReader.read(source, part, Integer.MAX_VALUE);
    TreeMap<Integer, String> inOrder = new TreeMap<>();
    for (dev.bellwether.Element element : reading.elements()) {
      inOrder.put(element.source().start(), element.span().of(reading.text()));
    }
    for (Span furniture : reading.furniture()) {
      inOrder.put(furniture.start(), Jsoup.parse(furniture.of(source)).wholeText());
    }
    String ours = squeezed(String.join("", inOrder.values()));
    double coverage = covered(visible, ours);
    // Hidden text would make ours the longer.
    if (coverage < 0.995 || ours.length() > visible.length() + 5) {
      poor.add(name + " " + coverage + " " + ours.length() + " of " + visible.length());
    }
  }

  private static String visible(String html) {
    Document document = Jsoup.parse(html);
    document.select("ix|header, script, style, head, title").remove();
    for (Element styled : document.select("[style]")) {
      String style = styled.attr("style").toLowerCase(Locale.ROOT).replaceAll("\\s", "");
      if (style.contains("display:none")) {
        styled.remove();
      }
    }
    return document.wholeText();
  }

  private static String squeezed(String text) {
    StringBuilder squeezed = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Characters.isBlank(c) && !Characters.isInvisible(c)) {
        squeezed.append(c);
      }
    }
    return squeezed.toString();
  }

  /** The share of characters that stand in a run of four that both have. */
  private static double covered(String visible, String ours) {
    Set<String> grams = new HashSet<>();
    for (int i = 0; i + GRAM <= ours.length(); i++) {
      grams.add(ours.substring(i, i + GRAM));
    }
    int covered = 0;
    int until = 0;
    for (int i = 0; i + GRAM <= visible.length(); i++) {
      if (grams.contains(visible.substring(i, i + GRAM))) {
        covered += i + GRAM - Math.max(i, until);
        until = i + GRAM;
      }
    }
    return visible.isEmpty() ? 1 : (double) covered / visible.length();
  }
}
