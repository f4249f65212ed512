package dev.bellwether.chunk;

import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The strategies that do not look at elements; they are there to be compared with. */
final class Windows {
  /** Tokens of a window that stand in the one before too, as a share. */
  private static final double OVERLAP = 0.15;

  private final Outline outline;
  private final TokenMeter meter;
  private final List<Passage> passages = new ArrayList<>();

  private Windows(Outline outline, TokenMeter meter) {
    this.outline = outline;
    this.meter = meter;
  }

  static List<Passage> byPage(Outline outline, FilingChunker.Size size, TokenMeter meter) {
    Windows windows = new Windows(outline, meter);
    int start = 0;
    for (int page : outline.pages()) {
      windows.page(start, page, size);
      start = page;
    }
    windows.page(start, outline.text().length(), size);
    return windows.passages;
  }

  private void page(int start, int end, FilingChunker.Size size) {
    if (end > start) {
      int room = Math.max(20, size.most() - contextTokens());
      TextCut.cut(outline.text(), new Span(start, end), meter, room).forEach(this::add);
    }
  }

  static List<Passage> fixed(Outline outline, FilingChunker.Size size, TokenMeter meter) {
    Windows windows = new Windows(outline, meter);
    int end = outline.text().length();
    int room = Math.max(20, size.target() - windows.contextTokens());
    int share = (int) Math.max(1, room * OVERLAP);
    List<Span> steps =
        end == 0 ? List.of() : TextCut.cut(outline.text(), new Span(0, end), meter, share);
    // Windows of whole steps: seven or so, of which the last is the first of the next.
    int perWindow = Math.max(2, room / share);
    for (int i = 0; i < steps.size(); i += perWindow - 1) {
      int last = Math.min(steps.size(), i + perWindow) - 1;
      windows.add(new Span(steps.get(i).start(), steps.get(last).end()));
      if (last == steps.size() - 1) {
        break;
      }
    }
    return windows.passages;
  }

  private int contextTokens() {
    return meter.count(outline.about());
  }

  private void add(Span span) {
    String text = span.of(outline.text());
    int tokens = contextTokens() + meter.count(text);
    passages.add(
        new Passage(
            passages.size(), sectionOf(span), kind(text), span, text, outline.about(), tokens));
  }

  /** The section in which the middle lies. */
  private Optional<Section> sectionOf(Span span) {
    int middle = span.start() + span.length() / 2;
    return outline.sections().stream()
        .filter(section -> section.span().start() <= middle && middle < section.span().end())
        .findFirst();
  }

  private static Passage.Kind kind(String text) {
    long tabs = text.chars().filter(c -> c == '\t').count();
    long lines = text.lines().count();
    return tabs > lines ? Passage.Kind.TABLE : Passage.Kind.TEXT;
  }
}
