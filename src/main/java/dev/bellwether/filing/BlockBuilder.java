package dev.bellwether.filing;

import java.util.ArrayDeque;
import java.util.Deque;

/** Collects characters into paragraphs and tables, and these into a {@link Draft}. */
final class BlockBuilder {
  private static final int EMPHASISED = OpenElements.BOLD | OpenElements.UNDERLINED;

  private final MappedText raw = new MappedText();
  private final Draft draft = new Draft();
  private final Deque<TableDraft> tables = new ArrayDeque<>();
  private final int most;
  private int pieces;

  private int start;
  private int emphasis;
  private boolean allEmphasised = true;
  private boolean allLink = true;
  private boolean verbatim;
  private boolean blankPending;
  private int blankAt;

  /**
   * A builder.
   *
   * @param most pieces that are taken: each is an object or several, so that their number and not
   *     the length of the text decides how much memory a document takes
   */
  BlockBuilder(int most) {
    this.most = most;
  }

  /** True once no more is taken. */
  boolean isFull() {
    return pieces >= most;
  }

  void append(char c, int source, int style) {
    if (Characters.isInvisible(c)) {
      return;
    }
    boolean loose = !tables.isEmpty() && !tables.getFirst().inCell;
    if (loose || (style & OpenElements.PREFORMATTED) != 0) {
      appendVerbatim(c, source);
    } else if (Characters.isBlank(c)) {
      blankPending = true;
      blankAt = source;
    } else {
      appendWord(c, source, style);
    }
  }

  private void appendVerbatim(char c, int source) {
    if (c == '\f') {
      endParagraph();
      pageBreak();
    } else if (c == '\n') {
      raw.append('\n', source);
      pieces++;
    } else if (c != '\r') {
      char shown = Characters.isBlank(c) ? ' ' : c;
      verbatim |= shown != ' ';
      raw.append(shown, source);
    }
  }

  private void appendWord(char c, int source, int style) {
    flushBlank();
    allEmphasised &= (style & EMPHASISED) != 0;
    allLink &= (style & OpenElements.LINK) != 0;
    raw.append(c, source);
    if (allEmphasised) {
      emphasis = raw.length() - start;
    }
  }

  private void flushBlank() {
    if (blankPending && raw.length() > start && raw.charAt(raw.length() - 1) != '\n') {
      raw.append(' ', blankAt);
    }
    blankPending = false;
  }

  /** A line ends; the second in a row ends the paragraph. */
  void lineBreak(int source) {
    blankPending = false;
    if (raw.length() == start) {
      return;
    }
    if (!verbatim && raw.charAt(raw.length() - 1) == '\n') {
      endParagraph();
    } else {
      raw.append('\n', source);
    }
  }

  void endParagraph() {
    int end = raw.length();
    if (verbatim) {
      PlainText.split(raw, start, end, !tables.isEmpty(), this::add);
    } else {
      while (end > start && raw.charAt(end - 1) <= ' ') {
        end--;
      }
      addLines(end);
    }
    if (tables.isEmpty()) {
      raw.truncate(0);
    }
    start = raw.length();
    emphasis = 0;
    allEmphasised = true;
    allLink = true;
    verbatim = false;
    blankPending = false;
  }

  /** One paragraph, or several: a line that names an item starts a new one. */
  private void addLines(int end) {
    int from = start;
    for (int i = start; i < end; i++) {
      if (raw.charAt(i) == '\n' && namesItem(i + 1, end)) {
        addLines(from, i);
        from = i + 1;
      }
    }
    addLines(from, end);
  }

  private boolean namesItem(int line, int end) {
    return line < end && raw.charAt(line) == 'I' && ItemHeading.startsLike(raw, line, end);
  }

  private void addLines(int from, int to) {
    if (to > from) {
      int emphasised = Math.max(0, Math.min(emphasis - (from - start), to - from));
      add(new Block(false, from, to, emphasised, false, allLink));
    }
  }

  private void add(Block block) {
    pieces++;
    if (tables.isEmpty()) {
      draft.add(raw, block);
    } else {
      tables.getFirst().add(new TablePiece.Paragraph(block));
    }
  }

  void pageBreak() {
    draft.pageBreak();
  }

  void startTable() {
    endParagraph();
    tables.push(new TableDraft());
    pieces++;
  }

  void startRow() {
    endParagraph();
    if (!tables.isEmpty()) {
      tables.getFirst().startRow();
      pieces++;
    }
  }

  void endRow() {
    endParagraph();
    if (!tables.isEmpty()) {
      tables.getFirst().inCell = false;
    }
  }

  void startCell() {
    endParagraph();
    if (!tables.isEmpty()) {
      tables.getFirst().startCell();
      pieces++;
    }
  }

  void endCell() {
    endParagraph();
    if (!tables.isEmpty()) {
      tables.getFirst().inCell = false;
    }
  }

  void endTable() {
    endParagraph();
    if (tables.isEmpty()) {
      return;
    }
    TableDraft table = tables.pop();
    if (tables.isEmpty()) {
      new TableLayout(raw, draft).emit(table);
      raw.truncate(0);
      start = 0;
    } else {
      tables.getFirst().add(table);
    }
  }

  /** Ends whatever is open. */
  Draft finish() {
    while (!tables.isEmpty()) {
      endTable();
    }
    endParagraph();
    draft.pieces = pieces;
    draft.isCut = isFull();
    return draft;
  }
}
