package dev.bellwether.filing;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes HTML apart into tags and text, in the order of the source. Unlike a tree builder it never
 * moves or repairs anything, so every character keeps its place, and its time is linear in the
 * length whatever the input.
 */
final class HtmlLexer {
  /** What is never shown, and may hold anything that looks like a tag. */
  private static final Set<String> RAW = Set.of("script", "style");

  /** After so many quotes that never end, quotes are taken as plain characters. */
  private static final int PATIENCE = 20;

  private static final int LONGEST_NAME = 80;

  private static final String DOCTYPE = "<!DOCTYPE";

  private final String source;
  private final int end;
  private boolean commentsEnd = true;
  private boolean subsetsEnd = true;
  private int at;
  private int tagStart;
  private int textStart;
  private int textEnd;
  private int brokenQuotes;
  private @Nullable HtmlTag tag;

  HtmlLexer(String source) {
    this.source = source;
    this.end = source.length();
  }

  /** What {@link #next} found. */
  enum Token {
    TEXT,
    TAG,
    END
  }

  /** Moves to the next token. */
  Token next() {
    while (at < end) {
      if (source.charAt(at) != '<') {
        text(indexOf('<', at + 1));
        return Token.TEXT;
      }
      if (isMarkup(at + 1)) {
        skipDeclaration();
      } else if (isNameStart(at + 1) || (charAt(at + 1) == '/' && isNameStart(at + 2))) {
        readTag();
        return Token.TAG;
      } else {
        text(indexOf('<', at + 1));
        return Token.TEXT;
      }
    }
    return Token.END;
  }

  /** Where the text of the last token starts. */
  int textStart() {
    return textStart;
  }

  /** Where it ends. */
  int textEnd() {
    return textEnd;
  }

  /** The tag of the last token. */
  HtmlTag tag() {
    if (tag == null) {
      throw new IllegalStateException("the last token was no tag");
    }
    return tag;
  }

  /** Where the last tag starts. */
  int tagStart() {
    return tagStart;
  }

  private void text(int to) {
    textStart = at;
    textEnd = to;
    at = to;
  }

  private char charAt(int position) {
    return position < end ? source.charAt(position) : '\0';
  }

  private boolean isNameStart(int position) {
    char c = charAt(position);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private boolean isMarkup(int position) {
    return charAt(position) == '!' || charAt(position) == '?';
  }

  private void skipDeclaration() {
    if (source.startsWith("<!--", at)) {
      int close = commentsEnd ? source.indexOf("-->", at + 4) : -1;
      commentsEnd = close >= 0;
      at = close < 0 ? indexOf('>', at) + 1 : close + 3;
    } else if (source.startsWith("<![CDATA[", at)) {
      at += "<![CDATA[".length();
    } else {
      at = endOfDeclaration() + 1;
    }
    at = Math.min(at, end);
  }

  /** A document type may declare things of its own in brackets: {@code <!DOCTYPE html [...]>}. */
  private int endOfDeclaration() {
    int close = indexOf('>', at);
    boolean subset =
        source.regionMatches(true, at, DOCTYPE, 0, DOCTYPE.length())
            && source.substring(at, close).indexOf('[') >= 0;
    if (!subset || !subsetsEnd) {
      return close;
    }
    int last = source.indexOf("]>", at);
    subsetsEnd = last >= 0;
    return subsetsEnd ? last + 1 : close;
  }

  private int indexOf(char c, int from) {
    int found = source.indexOf(c, from);
    return found < 0 ? end : found;
  }

  private void readTag() {
    tagStart = at;
    boolean closing = charAt(at + 1) == '/';
    int nameStart = at + (closing ? 2 : 1);
    int nameEnd = nameStart;
    while (nameEnd < end && isNamePart(source.charAt(nameEnd))) {
      nameEnd++;
    }
    int close = closingBracket(nameEnd);
    boolean selfClosing = close > nameEnd && charAt(close - 1) == '/';
    String name = name(nameStart, Math.min(nameEnd, nameStart + LONGEST_NAME));
    tag = new HtmlTag(name, closing, selfClosing, source.substring(nameEnd, close));
    at = Math.min(end, close + 1);
    if (!closing && !selfClosing && RAW.contains(name)) {
      skipRaw(name);
    }
  }

  private static boolean isNamePart(char c) {
    return c > ' ' && c != '>' && c != '/' && c != '<';
  }

  private String name(int start, int to) {
    return source.substring(start, to).toLowerCase(Locale.ROOT);
  }

  /** The bracket that ends the tag, seeing past those in quotes as long as quotes make sense. */
  private int closingBracket(int from) {
    int bracket = indexOf('>', from);
    if (brokenQuotes >= PATIENCE) {
      return bracket;
    }
    int position = from;
    while (position < end) {
      char c = source.charAt(position);
      if (c == '>') {
        return position;
      }
      if ((c == '"' || c == '\'') && charAt(position - 1) == '=') {
        int quote = indexOf(c, position + 1);
        if (quote == end) {
          brokenQuotes++;
          return bracket;
        }
        position = quote;
      }
      position++;
    }
    return bracket;
  }

  private void skipRaw(String name) {
    int from = at;
    while (from < end) {
      int close = source.indexOf("</", from);
      if (close < 0) {
        at = end;
        return;
      }
      if (source.regionMatches(true, close + 2, name, 0, name.length())) {
        at = close;
        return;
      }
      from = close + 2;
    }
    at = end;
  }
}
