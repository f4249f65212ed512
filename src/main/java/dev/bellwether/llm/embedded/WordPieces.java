package dev.bellwether.llm.embedded;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Cuts a text into the word pieces of a BERT model without case or accents (Devlin et al. 2018,
 * section 3; Wu et al. 2016, section 4.1): cleans it, splits at blanks, punctuation and Chinese
 * characters, and takes the longest known piece each time. One pass over the text; reading stops
 * when there are enough pieces, so that a text of any length is cheap.
 *
 * <p>Unlike the reference, names of special pieces such as {@code [SEP]} in a text are read as
 * text, because a headline must not end its own sequence.
 */
final class WordPieces {
  private static final int LONGEST_WORD = 100;
  private static final char REPLACEMENT = '\uFFFD';

  private final Vocabulary vocabulary;
  private final int unknown;
  private final int start;
  private final int end;

  WordPieces(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.unknown = vocabulary.number("[UNK]");
    this.start = vocabulary.number("[CLS]");
    this.end = vocabulary.number("[SEP]");
  }

  /**
   * The numbers of a text's pieces, between the marks for start and end.
   *
   * @param longest how many at most, with the marks; what comes after is left out
   */
  long[] numbers(String text, int longest) {
    Cutting cutting = new Cutting(longest);
    cutting.add(start);
    for (int i = 0, c; i < text.length() && cutting.hasRoom(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      cutting.read(c);
    }
    cutting.endWord();
    return cutting.finish();
  }

  /** One text on its way. */
  private final class Cutting {
    private final long[] numbers;
    private final StringBuilder word = new StringBuilder();
    private int letters;
    private int count;

    private Cutting(int longest) {
      this.numbers = new long[longest];
    }

    private boolean hasRoom() {
      return count < numbers.length - 1;
    }

    private void add(long number) {
      if (hasRoom()) {
        numbers[count++] = number;
      }
    }

    private long[] finish() {
      numbers[count++] = end;
      return Arrays.copyOf(numbers, count);
    }

    private void read(int c) {
      if (isBlank(c)) {
        endWord();
      } else if (!isDropped(c)) {
        if (c < 0x80) {
          plain(Character.toLowerCase(c));
        } else {
          String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD);
          parts.codePoints().filter(part -> !isAccent(part)).forEach(this::lower);
        }
      }
    }

    private void lower(int c) {
      plain(Character.toLowerCase(c));
    }

    private void plain(int c) {
      if (isPunctuation(c) || isChinese(c)) {
        endWord();
        append(c);
        endWord();
      } else {
        append(c);
      }
    }

    private void append(int c) {
      if (letters++ <= LONGEST_WORD) {
        word.appendCodePoint(c);
      }
    }

    private void endWord() {
      if (letters > LONGEST_WORD) {
        add(unknown);
      } else if (letters > 0) {
        cut();
      }
      word.setLength(0);
      letters = 0;
    }

    /** A word of which one part is unknown is unknown as a whole. */
    private void cut() {
      int before = count;
      for (int from = 0; from < word.length(); ) {
        int to = word.length();
        int number = vocabulary.find(piece(from, to));
        while (number < 0 && to > from + 1) {
          to--;
          number = vocabulary.find(piece(from, to));
        }
        if (number < 0) {
          count = before;
          add(unknown);
          return;
        }
        add(number);
        from = to;
      }
    }

    private String piece(int from, int to) {
      String piece = word.substring(from, to);
      return from == 0 ? piece : "##" + piece;
    }
  }

  private static boolean isBlank(int c) {
    return c == ' '
        || c == '\t'
        || c == '\n'
        || c == '\r'
        || (c > 0x7F && c != 0x85 && (Character.isSpaceChar(c) || Character.isWhitespace(c)));
  }

  private static boolean isDropped(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE -> true;
      default -> c == REPLACEMENT;
    };
  }

  private static boolean isAccent(int c) {
    return Character.getType(c) == Character.NON_SPACING_MARK;
  }

  private static boolean isPunctuation(int c) {
    if (c < 0x80) {
      return c > ' ' && c < 0x7F && !Character.isLetterOrDigit(c);
    }
    return switch (Character.getType(c)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }

  /** The blocks of Chinese characters that BERT reads one by one; not kana or hangul. */
  private static boolean isChinese(int c) {
    return (c >= 0x4E00 && c <= 0x9FFF)
        || (c >= 0x3400 && c <= 0x4DBF)
        || (c >= 0x20000 && c <= 0x2A6DF)
        || (c >= 0x2A700 && c <= 0x2B73F)
        || (c >= 0x2B740 && c <= 0x2B81F)
        || (c >= 0x2B920 && c <= 0x2CEAF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }
}
