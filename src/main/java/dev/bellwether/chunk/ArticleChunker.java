package dev.bellwether.chunk;

import dev.bellwether.Chunk;
import dev.bellwether.Content;
import dev.bellwether.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts an article: the title is a chunk of its own, then whole paragraphs are grouped as long as
 * they fit. A paragraph that is too long alone is cut after a sentence, else at a blank, else hard.
 */
public final class ArticleChunker {
  /**
   * Two line ends, but not the two halves of one CR LF. Unlike {@code \R} without U+0085, which is
   * no white space to {@link Character#isWhitespace(int)} and would be lost between chunks.
   */
  private static final Pattern PARAGRAPH_BREAK =
      Pattern.compile("(?>\\r\\n|[\\n\\r\\x{2028}\\x{2029}])\\s*[\\n\\r\\x{2028}\\x{2029}]");

  private final int maxChars;

  /**
   * A chunker.
   *
   * @param maxChars longest body chunk in UTF-16 characters, at least 100
   */
  public ArticleChunker(int maxChars) {
    if (maxChars < 100) {
      throw new IllegalArgumentException("chunks below 100 characters: " + maxChars);
    }
    this.maxChars = maxChars;
  }

  /** Name and settings: chunks made under another name are made anew. */
  public String name() {
    return "article-1;max_chars=" + maxChars;
  }

  /**
   * The chunks in reading order, at least one. No chunk is blank; together they hold every
   * character of the text that is not white space, once.
   */
  public List<Chunk> chunk(Content content) {
    String text = content.text();
    List<Span> spans = new ArrayList<>();
    Span title = trimmed(text, 0, content.title().length());
    spans.add(title);
    if (!content.body().isBlank()) {
      groupParagraphs(text, content.title().length(), spans);
    }
    List<Chunk> chunks = new ArrayList<>(spans.size());
    for (Span span : spans) {
      Chunk.Kind kind = chunks.isEmpty() ? Chunk.Kind.TITLE : Chunk.Kind.BODY;
      chunks.add(new Chunk(content.hash(), chunks.size(), kind, span, span.of(text)));
    }
    return chunks;
  }

  private void groupParagraphs(String text, int from, List<Span> spans) {
    int start = -1;
    int end = -1;
    for (Span paragraph : paragraphs(text, from)) {
      if (start >= 0 && paragraph.end() - start > maxChars) {
        cut(text, start, end, spans);
        start = -1;
      }
      if (start < 0) {
        start = paragraph.start();
      }
      end = paragraph.end();
    }
    if (start >= 0) {
      cut(text, start, end, spans);
    }
  }

  private static List<Span> paragraphs(String text, int from) {
    List<Span> paragraphs = new ArrayList<>();
    Matcher gap = PARAGRAPH_BREAK.matcher(text).region(from, text.length());
    int start = from;
    while (gap.find()) {
      addTrimmed(text, start, gap.start(), paragraphs);
      start = gap.end();
    }
    addTrimmed(text, start, text.length(), paragraphs);
    return paragraphs;
  }

  private static void addTrimmed(String text, int start, int end, List<Span> spans) {
    if (!text.substring(start, end).isBlank()) {
      spans.add(trimmed(text, start, end));
    }
  }

  private static Span trimmed(String text, int start, int end) {
    int first = start;
    int last = end;
    while (first < last && Character.isWhitespace(text.charAt(first))) {
      first++;
    }
    while (last > first && Character.isWhitespace(text.charAt(last - 1))) {
      last--;
    }
    return first == last ? new Span(start, end) : new Span(first, last);
  }

  private void cut(String text, int start, int end, List<Span> spans) {
    int from = start;
    while (end - from > maxChars) {
      int to = cutPoint(text, from, from + maxChars);
      addTrimmed(text, from, to, spans);
      from = to;
    }
    if (from < end) {
      addTrimmed(text, from, end, spans);
    }
  }

  /** After the last sentence end in the second half of the window, else at its last blank. */
  private static int cutPoint(String text, int from, int limit) {
    int half = from + (limit - from) / 2;
    int blank = -1;
    for (int i = limit; i > half; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        if (blank < 0) {
          blank = i;
        }
        if (i >= 2 && ".!?".indexOf(text.charAt(i - 2)) >= 0) {
          return i;
        }
      }
    }
    if (blank > 0) {
      return blank;
    }
    // Never between the two halves of a surrogate pair.
    return Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
  }
}
