package dev.bellwether.filing;

import dev.bellwether.Element;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Makes elements of blocks: without furniture, and with paragraphs whole that pages had split. */
final class Elements {
  private static final int LONGEST_TITLE = 250;

  private final String source;
  private final int base;
  private final Draft draft;
  private final MappedText text = new MappedText();
  private final List<Element> elements = new ArrayList<>();
  private final List<Span> dropped = new ArrayList<>();
  private final List<Integer> pages = new ArrayList<>();
  private int[] emphases = new int[256];

  private int start = -1;
  private int emphasis;
  private boolean table;

  private Elements(String source, int base, Draft draft) {
    this.source = source;
    this.base = base;
    this.draft = draft;
  }

  /**
   * The elements of a draft.
   *
   * @param source the document it was read from
   * @param base where in the file the document starts
   */
  static Reading of(String source, int base, Draft draft) {
    Elements made = new Elements(source, base, draft);
    made.run();
    return new Reading(
        made.text.toString(),
        made.elements,
        Arrays.copyOf(made.emphases, made.elements.size()),
        made.pages,
        made.dropped,
        draft.pieces,
        draft.isCut);
  }

  private void run() {
    boolean[] furniture = Furniture.find(draft);
    boolean broken = false;
    for (int i = 0; i < furniture.length; i++) {
      Block block = draft.blocks.get(i);
      broken |= block.breakBefore();
      if (furniture[i]) {
        dropped.add(source(draft.text, block.start(), block.end()));
        continue;
      }
      if (broken && continues(block)) {
        text.append(' ', draft.text.sourceOf(block.start()));
        startPage();
        text.append(draft.text, block.start(), block.end());
      } else {
        finishElement();
        start(block, broken);
      }
      broken = false;
    }
    finishElement();
  }

  /** A paragraph that stops in mid-sentence goes on with one that starts in mid-sentence. */
  private boolean continues(Block block) {
    if (start < 0 || table || block.table()) {
      return false;
    }
    char last = text.charAt(text.length() - 1);
    char first = draft.text.charAt(block.start());
    boolean open = Character.isLetterOrDigit(last) || last == ',' || last == '-' || last == ')';
    boolean whole = text.length() - start > 40 && emphasis < text.length() - start;
    return whole
        && open
        && Character.isLowerCase(first)
        && !ItemHeading.startsLike(draft.text, block.start(), block.end());
  }

  private void startPage() {
    if (text.length() > 0) {
      pages.add(text.length());
    }
  }

  private void start(Block block, boolean onNewPage) {
    if (text.length() > 0) {
      int source = draft.text.sourceOf(block.start());
      text.append('\n', source);
      text.append('\n', source);
    }
    if (onNewPage) {
      startPage();
    }
    start = text.length();
    emphasis = block.emphasis();
    table = block.table();
    text.append(draft.text, block.start(), block.end());
  }

  private void finishElement() {
    if (start < 0) {
      return;
    }
    if (elements.size() == emphases.length) {
      emphases = Arrays.copyOf(emphases, emphases.length * 2);
    }
    emphases[elements.size()] = emphasis;
    elements.add(
        new Element(kind(), new Span(start, text.length()), source(text, start, text.length())));
    start = -1;
  }

  /** From the first character to the last, which may be written as a reference of several. */
  private Span source(MappedText mapped, int from, int to) {
    int first = mapped.sourceOf(from);
    int last = mapped.sourceOf(to - 1);
    int end = Entities.endOf(source, last - base);
    return new Span(first, Math.max(first + 1, end + base));
  }

  private Element.Kind kind() {
    if (table) {
      return Element.Kind.TABLE;
    }
    String words = text.substring(start, text.length());
    if (isTitle(words)) {
      return Element.Kind.TITLE;
    }
    return Marker.leads(words) ? Element.Kind.LIST_ITEM : Element.Kind.PARAGRAPH;
  }

  private boolean isTitle(String words) {
    if (words.length() > LONGEST_TITLE) {
      return false;
    }
    return emphasis == words.length() || isCapitals(words) || ItemHeading.of(words).isPresent();
  }

  private static boolean isCapitals(String words) {
    int letters = 0;
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      if (Character.isLowerCase(c)) {
        return false;
      }
      letters += Character.isLetter(c) ? 1 : 0;
    }
    return letters >= 4;
  }
}
