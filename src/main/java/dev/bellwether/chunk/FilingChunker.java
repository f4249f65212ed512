package dev.bellwether.chunk;

import dev.bellwether.Element;
import dev.bellwether.Section;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Cuts a filing into chunks that a model can read at once. */
public final class FilingChunker {

  /**
   * How large chunks are.
   *
   * @param target tokens at which a chunk of whole elements is full
   * @param most tokens that no chunk exceeds, context included
   */
  public record Size(int target, int most) {
    /**
     * The sizes of the default strategy: the context of small models, 2,048, holds more than one.
     */
    public static final Size DEFAULT = new Size(500, 1_000);

    public Size {
      if (target < 50 || most < target) {
        throw new IllegalArgumentException("chunks of " + target + " to " + most + " tokens");
      }
    }
  }

  /** Elements stand an empty line apart. */
  private static final int EMPTY_LINE = 2;

  private final Strategy strategy;
  private final Size size;
  private final TokenMeter meter;

  /** A chunker; the meter should be that of the model that will read the chunks. */
  public FilingChunker(Strategy strategy, Size size, TokenMeter meter) {
    this.strategy = strategy;
    this.size = size;
    this.meter = meter;
  }

  /** Name and settings: chunks made under another name are made anew. */
  public String name() {
    return "filing-%s-2;target=%d;most=%d"
        .formatted(strategy.name().toLowerCase(Locale.ROOT), size.target(), size.most());
  }

  /**
   * The chunks in reading order. Under {@link Strategy#ELEMENT} and {@link Strategy#PAGE} they hold
   * every character of the text that is not a blank, once.
   */
  public List<Passage> chunk(Outline outline) {
    return switch (strategy) {
      case ELEMENT -> byElement(outline);
      case PAGE -> Windows.byPage(outline, size, meter);
      case FIXED -> Windows.fixed(outline, size, meter);
    };
  }

  private List<Passage> byElement(Outline outline) {
    List<Passage> passages = new ArrayList<>();
    ElementGroups groups = new ElementGroups(outline, size, meter, passages);
    int section = 0;
    int from = 0;
    List<Element> elements = outline.elements();
    while (from < elements.size()) {
      while (section < outline.sections().size()
          && outline.sections().get(section).span().end() <= elements.get(from).span().start()) {
        section++;
      }
      Optional<Section> current = sectionAt(outline, section, elements.get(from).span());
      int to = from + 1;
      while (to < elements.size()
          && follows(elements.get(to - 1), elements.get(to))
          && sectionAt(outline, section, elements.get(to).span()).equals(current)) {
        to++;
      }
      groups.chunk(current, elements.subList(from, to));
      from = to;
    }
    return passages;
  }

  /** False if what stood between was left out; a chunk must not cover it. */
  private static boolean follows(Element before, Element after) {
    return after.span().start() - before.span().end() <= EMPTY_LINE;
  }

  private static Optional<Section> sectionAt(Outline outline, int section, Span span) {
    if (section >= outline.sections().size()) {
      return Optional.empty();
    }
    Section candidate = outline.sections().get(section);
    boolean inside =
        span.start() >= candidate.span().start() && span.end() <= candidate.span().end();
    return inside ? Optional.of(candidate) : Optional.empty();
  }
}
