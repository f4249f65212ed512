package dev.bellwether.ingest;

import java.util.function.LongConsumer;

/**
 * The set of features of a text that near duplicates share: every two neighbouring words, hashed to
 * 64 bits. Texts of one or two words give their single words too.
 *
 * <p>A word is a run of letters and digits, in lower case. Numbers are words and keep what makes
 * them another number: a sign or currency before, point and comma inside, a percent sign behind. So
 * "$1.5" and "$15", or "-5%" and "5%", are different words. Apostrophes inside a word and all other
 * punctuation do not count.
 */
final class Shingles {
  /** FNV-1a, 64 bit: offset basis and prime (Fowler, Noll, Vo; RFC 9923 section 2). */
  private static final long FNV_BASIS = 0xcbf29ce484222325L;

  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int SHORT_TEXT = 3;

  private final String text;
  private int at;

  private Shingles(String text) {
    this.text = text;
  }

  /** Hands each feature to {@code each}, in the order of the text, repeated ones repeatedly. */
  static void of(String text, LongConsumer each) {
    new Shingles(text).emit(each);
  }

  private void emit(LongConsumer each) {
    long first = 0;
    long previous = 0;
    int words = 0;
    for (long word = nextWord(); word != 0; word = nextWord()) {
      words++;
      if (words == 1) {
        first = word;
      } else {
        each.accept(mix(previous * 31 + word));
      }
      previous = word;
    }
    if (words > 0 && words < SHORT_TEXT) {
      each.accept(mix(first));
      if (words == 2) {
        each.accept(mix(previous));
      }
    }
  }

  /** The hash of the next word; 0 at the end of the text. */
  private long nextWord() {
    while (at < text.length() && !startsWord()) {
      at++;
    }
    if (at >= text.length()) {
      return 0;
    }
    long hash = FNV_BASIS;
    boolean first = true;
    while (at < text.length() && (first || continuesWord())) {
      char c = text.charAt(at++);
      first = false;
      if (c != '\'' && c != '\u2019') {
        hash = (hash ^ Character.toLowerCase(c)) * FNV_PRIME;
      }
    }
    return hash == 0 ? 1 : hash;
  }

  private boolean startsWord() {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
      return true;
    }
    boolean sign = c == '-' || c == '+' || c == '\u2212' || isCurrency(c);
    boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    return sign && free && (digitAt(at + 1) || (currencyAt(at + 1) && digitAt(at + 2)));
  }

  private boolean continuesWord() {
    char c = text.charAt(at);
    if (Character.isLetterOrDigit(c) || Character.isSurrogate(c)) {
      return true;
    }
    if (c == '\'' || c == '\u2019') {
      return letterAt(at - 1) && letterAt(at + 1);
    }
    if (c == '.' || c == ',') {
      return digitAt(at - 1) && digitAt(at + 1);
    }
    return (c == '%' && digitAt(at - 1)) || (isCurrency(c) && digitAt(at + 1));
  }

  private static boolean isCurrency(char c) {
    return c == '$' || c == '\u20ac' || c == '\u00a3' || c == '\u00a5';
  }

  private boolean currencyAt(int index) {
    return index < text.length() && isCurrency(text.charAt(index));
  }

  private boolean digitAt(int index) {
    return index >= 0 && index < text.length() && Character.isDigit(text.charAt(index));
  }

  private boolean letterAt(int index) {
    return index >= 0 && index < text.length() && Character.isLetter(text.charAt(index));
  }

  /** The finaliser of MurmurHash3 (Appleby 2011, fmix64): spreads every bit over the whole word. */
  private static long mix(long value) {
    long h = value;
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    h = (h ^ (h >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return h ^ (h >>> 33);
  }
}
