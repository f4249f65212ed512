package dev.bellwether.llm.local;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A vocabulary of the kind that Mistral has (SentencePiece with byte fallback), made up: the three
 * special tokens, 256 bytes, the printable characters, pieces of frequent words of business news,
 * and syllables up to the size asked for.
 */
final class MadeUpVocabulary {
  static final int UNKNOWN = 0;
  static final int BEGIN = 1;
  static final int END = 2;
  private static final int FIRST_PIECE = 259;

  private static final String BLANK = "\u2581";
  private static final String WORDS =
      "the of and to in for on with from by at is was are has have that this will its after over"
          + " company shares profit loss sales revenue results quarter year market price million"
          + " billion percent growth rise rose fall fell higher lower outlook guidance dividend"
          + " deal offer takeover bank oil bond debt cost cut raise beat miss expected forecast"
          + " share text headline passage news bullish bearish neutral direction score confidence"
          + " rationale answer json object rules judge";

  private final List<String> tokens;

  MadeUpVocabulary(int size) {
    Set<String> pieces = new LinkedHashSet<>(List.of("<unk>", "<s>", "</s>"));
    for (int value = 0; value < 256; value++) {
      pieces.add("<0x%02X>".formatted(value));
    }
    addCharacters(pieces);
    addWords(pieces);
    addSyllables(pieces, size);
    this.tokens = new ArrayList<>(pieces).subList(0, size);
  }

  private static void addCharacters(Set<String> pieces) {
    pieces.add(BLANK);
    for (char c = '!'; c <= '~'; c++) {
      pieces.add(String.valueOf(c));
      pieces.add(BLANK + c);
    }
  }

  /** With all beginnings, for longer pieces are put together from shorter ones. */
  private static void addWords(Set<String> pieces) {
    for (String word : WORDS.split(" ", -1)) {
      for (int end = 1; end <= word.length(); end++) {
        pieces.add(BLANK + word.substring(0, end));
        pieces.add(word.substring(0, end));
      }
    }
  }

  private static void addSyllables(Set<String> pieces, int size) {
    List<String> syllables = new ArrayList<>();
    for (char consonant : "bcdfghjklmnpqrstvwxyz".toCharArray()) {
      for (char vowel : "aeiou".toCharArray()) {
        syllables.add("" + consonant + vowel);
      }
    }
    pieces.addAll(syllables);
    for (String start : List.of("", BLANK)) {
      for (String first : syllables) {
        for (String second : syllables) {
          pieces.add(start + first + second);
        }
      }
    }
    for (String first : syllables) {
      for (String second : syllables) {
        for (int i = 0; pieces.size() < size && i < syllables.size(); i++) {
          pieces.add(first + second + syllables.get(i));
        }
      }
    }
  }

  /** The pieces in the order of their numbers. */
  List<String> tokens() {
    return tokens;
  }

  /** Earlier pieces are preferred. */
  float[] scores() {
    float[] scores = new float[tokens.size()];
    for (int i = FIRST_PIECE; i < scores.length; i++) {
      scores[i] = FIRST_PIECE - i;
    }
    return scores;
  }

  /** llama.cpp's types: 1 normal, 2 unknown, 3 control, 6 byte. */
  int[] types() {
    int[] types = new int[tokens.size()];
    for (int i = 0; i < types.length; i++) {
      types[i] = i == UNKNOWN ? 2 : i <= END ? 3 : i < FIRST_PIECE ? 6 : 1;
    }
    return types;
  }
}
