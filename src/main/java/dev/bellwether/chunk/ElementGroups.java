package dev.bellwether.chunk;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Groups the elements of one section: text up to the target, each table by itself. */
final class ElementGroups {
  /** A line before a table that is no longer than this announces it. */
  private static final int LONGEST_CAPTION = 200;

  private static final int MOST_CAPTIONS = 2;

  private final Outline outline;
  private final FilingChunker.Size size;
  private final TokenMeter meter;
  private final List<Passage> passages;

  private final List<Element> pending = new ArrayList<>();
  private int tokens;
  private Optional<Section> section = Optional.empty();
  private String context = "";
  private int contextTokens;

  ElementGroups(
      Outline outline, FilingChunker.Size size, TokenMeter meter, List<Passage> passages) {
    this.outline = outline;
    this.size = size;
    this.meter = meter;
    this.passages = passages;
  }

  void chunk(Optional<Section> of, List<Element> elements) {
    section = of;
    context = Contexts.of(outline.about(), of);
    contextTokens = meter.count(context);
    for (Element element : elements) {
      if (element.kind() == Element.Kind.TABLE) {
        table(element);
      } else {
        text(element);
      }
    }
    flush();
  }

  /** Tokens of an element and of the empty line after it. */
  private int count(Element element) {
    return count(element.span()) + 2;
  }

  private int count(Span span) {
    return meter.count(outline.text(), span.start(), span.end());
  }

  private void text(Element element) {
    int count = count(element);
    if (!pending.isEmpty() && contextTokens + tokens + count > size.target()) {
      flushButHeadings();
    }
    if (contextTokens + tokens + count > size.most()) {
      flush();
      for (Span piece : TextCut.cut(outline.text(), element.span(), meter, room(size.target()))) {
        add(Passage.Kind.TEXT, piece, context);
      }
      return;
    }
    pending.add(element);
    tokens += count;
  }

  /** What the text of a chunk may have; an immense context leaves at least a little. */
  private int room(int limit) {
    return Math.max(20, limit - contextTokens);
  }

  /** A heading goes with what it heads. */
  private void flushButHeadings() {
    int keep = pending.size();
    while (keep > 0 && pending.get(keep - 1).kind() == Element.Kind.TITLE) {
      keep--;
    }
    if (keep == 0) {
      flush();
      return;
    }
    List<Element> headings = new ArrayList<>(pending.subList(keep, pending.size()));
    pending.subList(keep, pending.size()).clear();
    flush();
    for (Element heading : headings) {
      pending.add(heading);
      tokens += count(heading);
    }
  }

  private void flush() {
    if (!pending.isEmpty()) {
      Span span =
          new Span(pending.get(0).span().start(), pending.get(pending.size() - 1).span().end());
      add(Passage.Kind.TEXT, span, context);
    }
    pending.clear();
    tokens = 0;
  }

  private void table(Element table) {
    int captions = 0;
    while (captions < Math.min(MOST_CAPTIONS, pending.size())
        && announces(pending.get(pending.size() - 1 - captions))) {
      captions++;
    }
    int start =
        captions == 0
            ? table.span().start()
            : pending.get(pending.size() - captions).span().start();
    pending.subList(pending.size() - captions, pending.size()).clear();
    flush();
    Span whole = new Span(start, table.span().end());
    if (contextTokens + count(whole) <= size.most()) {
      add(Passage.Kind.TABLE, whole, context);
      return;
    }
    for (TableRows.Part part :
        TableRows.split(
            outline.text(), whole, table.span().start(), meter, room(size.most() - 2))) {
      String with = part.header().isEmpty() ? context : context + "\n" + part.header();
      add(Passage.Kind.TABLE, part.span(), with);
    }
  }

  private boolean announces(Element element) {
    if (element.kind() == Element.Kind.TITLE) {
      return true;
    }
    char last = outline.text().charAt(element.span().end() - 1);
    return element.span().length() <= LONGEST_CAPTION && ".;,!?".indexOf(last) < 0;
  }

  private void add(Passage.Kind kind, Span span, String with) {
    String text = span.of(outline.text());
    passages.add(
        new Passage(
            passages.size(),
            section,
            kind,
            span,
            text,
            with,
            meter.count(with) + meter.count(text)));
  }
}
