package dev.bellwether.filing;

import java.util.Set;

/**
 * Reads HTML, inline XBRL and the tagged plain text of the 1990s into blocks, in one pass. What no
 * browser shows is left out: the hidden header of inline XBRL, scripts, and what has {@code
 * display:none}.
 */
final class HtmlReader {
  private static final Set<String> BLOCKS =
      Set.of(
          "address",
          "article",
          "aside",
          "blockquote",
          "body",
          "caption",
          "center",
          "dd",
          "div",
          "dl",
          "dt",
          "fieldset",
          "footer",
          "form",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "header",
          "hr",
          "html",
          "li",
          "main",
          "nav",
          "ol",
          "p",
          "pre",
          "section",
          "table",
          "tbody",
          "td",
          "tfoot",
          "th",
          "thead",
          "tr",
          "ul");

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr", "page", "s",
          "c", "fn");

  private static final Set<String> PAGE_ENDS = Set.of("page", "hr");

  private static final Set<String> NEVER_SHOWN =
      Set.of("ix:header", "script", "style", "head", "title", "noscript", "template", "select");

  private static final Set<String> STRONG =
      Set.of("b", "strong", "h1", "h2", "h3", "h4", "h5", "h6");

  private final String source;
  private final int base;
  private final HtmlLexer lexer;
  private final Style styles = new Style();
  private final Entities entities = new Entities();
  private final OpenElements open;
  private final BlockBuilder builder;

  private HtmlReader(String source, int base, boolean preformatted, int most) {
    this.source = source;
    this.base = base;
    this.lexer = new HtmlLexer(source);
    this.open = new OpenElements(preformatted ? OpenElements.PREFORMATTED : 0);
    this.builder = new BlockBuilder(most);
  }

  /**
   * The blocks of a document.
   *
   * @param base where in the file the document starts
   * @param preformatted true for plain text: line ends and blanks mean something
   * @param most pieces that are read, about
   */
  static Draft read(String source, int base, boolean preformatted, int most) {
    HtmlReader reader = new HtmlReader(source, base, preformatted, most);
    reader.readAll();
    return reader.builder.finish();
  }

  private void readAll() {
    HtmlLexer.Token token = lexer.next();
    while (token != HtmlLexer.Token.END && !builder.isFull()) {
      if (token == HtmlLexer.Token.TEXT) {
        if (!open.has(OpenElements.HIDDEN)) {
          text(lexer.textStart(), lexer.textEnd());
        }
      } else if (lexer.tag().closing()) {
        end(lexer.tag().name());
      } else {
        start(lexer.tag());
      }
      token = lexer.next();
    }
  }

  private void text(int start, int end) {
    int style = open.style();
    int at = start;
    while (at < end && !builder.isFull()) {
      char c = source.charAt(at);
      int next = at + 1;
      if (c == '&') {
        next = Math.max(next, Entities.end(source, at, end));
        String resolved = next == at + 1 ? "&" : entities.resolve(source.substring(at, next));
        for (int i = 0; i < resolved.length(); i++) {
          builder.append(resolved.charAt(i), base + at, style);
        }
      } else {
        builder.append(c, base + at, style);
      }
      at = next;
    }
  }

  private void start(HtmlTag tag) {
    String name = tag.name();
    if (name.equals("br")) {
      if (!open.has(OpenElements.HIDDEN)) {
        builder.lineBreak(base + lexer.tagStart());
      }
      return;
    }
    int flags = styles.flags(tag.attribute("style"));
    boolean block = isBlock(name, flags);
    if (block) {
      closeImplied(name);
      endHead(name);
      builder.endParagraph();
    }
    if (PAGE_ENDS.contains(name) || (flags & Style.BREAK_BEFORE) != 0) {
      builder.endParagraph();
      builder.pageBreak();
    }
    if (tag.selfClosing() || VOID.contains(name)) {
      if ((flags & Style.BREAK_AFTER) != 0) {
        builder.pageBreak();
      }
      return;
    }
    boolean pushed =
        open.push(
            new OpenElements.Open(
                name, style(tag, flags), block, (flags & Style.BREAK_AFTER) != 0));
    if (pushed && !open.has(OpenElements.HIDDEN)) {
      startTablePart(name);
    }
  }

  private static boolean isBlock(String name, int flags) {
    if ((flags & Style.BLOCK) != 0) {
      return true;
    }
    boolean cell = name.startsWith("t");
    return BLOCKS.contains(name) && ((flags & Style.INLINE) == 0 || cell);
  }

  private int style(HtmlTag tag, int flags) {
    int style = open.style();
    String name = tag.name();
    if (STRONG.contains(name) || (flags & Style.BOLD) != 0) {
      style |= OpenElements.BOLD;
    }
    if ((flags & Style.NOT_BOLD) != 0) {
      style &= ~OpenElements.BOLD;
    }
    if (name.equals("u") || (flags & Style.UNDERLINED) != 0) {
      style |= OpenElements.UNDERLINED;
    }
    if (NEVER_SHOWN.contains(name) || (flags & Style.HIDDEN) != 0) {
      style |= OpenElements.HIDDEN;
    }
    if (name.equals("pre")) {
      style |= OpenElements.PREFORMATTED;
    }
    if (name.equals("a") && tag.attribute("href").startsWith("#")) {
      style |= OpenElements.LINK;
    }
    return style;
  }

  private void startTablePart(String name) {
    switch (name) {
      case "table" -> builder.startTable();
      case "tr" -> builder.startRow();
      case "td", "th" -> builder.startCell();
      default -> {
        // Nothing else shapes a table.
      }
    }
  }

  /** End tags that HTML lets authors leave out. */
  private void closeImplied(String name) {
    switch (name) {
      case "p", "div", "table", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6" -> end("p");
      case "li" -> end("li");
      case "td", "th" -> endCells();
      case "tr", "tbody", "thead", "tfoot" -> {
        endCells();
        end("tr");
      }
      default -> {
        // Needs no end of another.
      }
    }
  }

  /** A head that nobody ended would hide the whole document. */
  private void endHead(String name) {
    if (!name.equals("html")) {
      end("title");
      end("head");
    }
  }

  private void endCells() {
    end("td");
    end("th");
  }

  private void end(String name) {
    if (name.equals("p") && !open.isOpen("p")) {
      builder.endParagraph();
      return;
    }
    open.close(
        name,
        closed -> {
          if (closed.block()) {
            builder.endParagraph();
          }
          boolean hidden = (closed.style() & OpenElements.HIDDEN) != 0;
          if (!hidden) {
            endTablePart(closed.name());
          }
          if (closed.breakAfter()) {
            builder.pageBreak();
          }
        });
  }

  private void endTablePart(String name) {
    switch (name) {
      case "table" -> builder.endTable();
      case "tr" -> builder.endRow();
      case "td", "th" -> builder.endCell();
      default -> {
        // Nothing else shapes a table.
      }
    }
  }
}
