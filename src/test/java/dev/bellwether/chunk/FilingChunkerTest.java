package dev.bellwether.chunk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilingChunkerTest {
  private static final TokenMeter METER = TokenMeter.estimate();

  private static FilingChunker chunker(Strategy strategy) {
    return new FilingChunker(strategy, FilingChunker.Size.DEFAULT, METER);
  }

  /** Puts elements together and remembers where each lies. */
  private static final class Writer {
    private final StringBuilder text = new StringBuilder();
    private final List<Element> elements = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private final List<Integer> pages = new ArrayList<>();

    Writer add(Element.Kind kind, String words) {
      if (text.length() > 0) {
        text.append("\n\n");
      }
      Span span = new Span(text.length(), text.length() + words.length());
      text.append(words);
      elements.add(new Element(kind, span, span));
      return this;
    }

    int next() {
      return text.length() == 0 ? 0 : text.length() + 2;
    }

    Writer section(String item, int start) {
      Span span = new Span(start, text.length());
      sections.add(new Section("I", item, "Title", span, 1, Section.State.FULL));
      return this;
    }

    Outline outline() {
      return new Outline("Example Inc. 10-K 2024", text.toString(), elements, sections, pages);
    }
  }

  private static String rows(int count) {
    StringBuilder table = new StringBuilder("Item\t2024\t2023");
    for (int i = 0; i < count; i++) {
      table.append("\nRow ").append(i).append("\t$").append(i * 1000).append("\t$").append(i);
    }
    return table.toString();
  }

  private static Outline random(long seed) {
    Random random = new Random(seed);
    Writer writer = new Writer();
    for (int section = 0; section < 4; section++) {
      int start = writer.next();
      for (int i = random.nextInt(30); i >= 0; i--) {
        switch (random.nextInt(5)) {
          case 0 -> writer.add(Element.Kind.TITLE, "Heading " + i);
          case 1 -> writer.add(Element.Kind.TABLE, rows(random.nextInt(200)));
          case 2 -> writer.add(Element.Kind.PARAGRAPH, "x".repeat(1 + random.nextInt(9_000)));
          default ->
              writer.add(
                  Element.Kind.PARAGRAPH,
                  "Words are said here. ".repeat(1 + random.nextInt(300)).strip());
        }
        if (random.nextInt(4) == 0) {
          writer.pages.add(writer.text.length());
        }
      }
      if (random.nextBoolean()) {
        writer.section("1" + (char) ('A' + section), start);
      }
    }
    return writer.outline();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void spansGiveTheTextBackAndNoChunkIsTooLong(long seed) {
    Outline outline = random(seed);
    for (Strategy strategy : List.of(Strategy.ELEMENT, Strategy.PAGE)) {
      int at = 0;
      for (Passage passage : chunker(strategy).chunk(outline)) {
        assertThat(passage.text()).isEqualTo(passage.span().of(outline.text())).isNotBlank();
        assertThat(outline.text().substring(at, passage.span().start())).isBlank();
        assertThat(passage.tokens()).isLessThanOrEqualTo(1_000);
        at = passage.span().end();
      }
      assertThat(outline.text().substring(at)).isBlank();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {21, 22, 23, 24, 25})
  void fixedWindowsCoverTheTextAndOverlap(long seed) {
    Outline outline = random(seed);
    int at = 0;
    int repeated = 0;
    for (Passage passage : chunker(Strategy.FIXED).chunk(outline)) {
      if (passage.span().start() > at) {
        assertThat(outline.text().substring(at, passage.span().start())).isBlank();
      } else {
        repeated += at - passage.span().start();
      }
      at = passage.span().end();
      assertThat(passage.tokens()).isLessThanOrEqualTo(1_000);
    }
    assertThat((double) repeated / outline.text().length()).isBetween(0.08, 0.25);
  }

  @Test
  void chunksStayWithinTheirSection() {
    Writer writer = new Writer();
    writer.add(Element.Kind.TITLE, "Item 1. Business").add(Element.Kind.PARAGRAPH, "We sell.");
    writer.section("1", 0);
    int second = writer.next();
    writer.add(Element.Kind.TITLE, "Item 1A. Risks").add(Element.Kind.PARAGRAPH, "We may not.");
    writer.section("1A", second);
    writer.add(Element.Kind.PARAGRAPH, "Signed.");
    List<Passage> passages = chunker(Strategy.ELEMENT).chunk(writer.outline());
    assertThat(passages)
        .extracting(Passage::text)
        .containsExactly(
            "Item 1. Business\n\nWe sell.", "Item 1A. Risks\n\nWe may not.", "Signed.");
    assertThat(passages.get(1).context())
        .isEqualTo("Example Inc. 10-K 2024 | Part I Item 1A Title");
    assertThat(passages.get(2).section()).isEmpty();
  }

  @Test
  void aTableIsOneChunkWithTheLinesThatAnnounceIt() {
    Writer writer = new Writer();
    writer
        .add(
            Element.Kind.PARAGRAPH, "Some text of a length that no caption has. ".repeat(6).strip())
        .add(Element.Kind.PARAGRAPH, "Net sales (in millions):")
        .add(Element.Kind.TABLE, rows(10))
        .add(Element.Kind.PARAGRAPH, "More.");
    List<Passage> passages = chunker(Strategy.ELEMENT).chunk(writer.outline());
    assertThat(passages)
        .extracting(Passage::kind)
        .containsExactly(Passage.Kind.TEXT, Passage.Kind.TABLE, Passage.Kind.TEXT);
    assertThat(passages.get(1).text())
        .startsWith("Net sales (in millions):\n\nItem\t2024\t2023\nRow 0");
  }

  @Test
  void aLongTableIsCutBetweenRowsAndSaysItsHeaderAgain() {
    Writer writer = new Writer().add(Element.Kind.TABLE, rows(300));
    List<Passage> passages = chunker(Strategy.ELEMENT).chunk(writer.outline());
    assertThat(passages).hasSizeGreaterThan(3);
    for (Passage passage : passages.subList(1, passages.size())) {
      assertThat(passage.text()).startsWith("Row ");
      assertThat(passage.context()).endsWith("\nItem\t2024\t2023");
    }
  }

  @Test
  void aHeadingGoesWithWhatItHeads() {
    Writer writer = new Writer();
    writer
        .add(Element.Kind.PARAGRAPH, "Words are said here. ".repeat(70).strip())
        .add(Element.Kind.TITLE, "Competition")
        .add(Element.Kind.PARAGRAPH, "Words are said here. ".repeat(60).strip());
    List<Passage> passages = chunker(Strategy.ELEMENT).chunk(writer.outline());
    assertThat(passages).hasSize(2);
    assertThat(passages.get(1).text()).startsWith("Competition\n\nWords");
  }

  @Test
  void anEmptyTextHasNoChunks() {
    Outline nothing = new Outline("", "", List.of(), List.of(), List.of());
    for (Strategy strategy : Strategy.values()) {
      assertThat(chunker(strategy).chunk(nothing)).isEmpty();
    }
  }
}
