package dev.bellwether.llm.embedded;

/**
 * A text as tools for corpora cut it, after the conventions of the Penn Treebank: blanks around
 * punctuation, clitics apart, quotes of two characters.
 */
final class Tokenised {
  private Tokenised() {}

  static String of(String text) {
    return text.replaceAll("\"(?=\\w)", "`` ")
        .replaceAll("\"", " ''")
        .replaceAll("([,;:])(?=\\s|$)", " $1")
        .replaceAll("([?!%)\\]])", " $1")
        .replaceAll("([(\\[])", "$1 ")
        .replaceAll("(?<=\\w)(n't|'(?:s|re|ve|ll|d|m))\\b", " $1")
        .replaceAll("(?<=s)'(?=\\s)", " '")
        .replaceAll("(?<=\\d)\\.(?=\\d)", " .")
        .replaceAll("(?<=\\d)-(?=[a-z])", " -")
        .replaceAll("\\.$", " .")
        .replaceAll(" +", " ")
        .strip();
  }
}
