package dev.bellwether.llm.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our word list: single words and phrases as a tree of words, immutable after loading.
 *
 * <p>The file has one entry a line, {@code form TAB kind TAB weight}; the weight may be left out
 * and is then 1 (0 for nouns, whose weight is what they say without a direction). Forms are lower
 * case with single blanks; hyphens are written as blanks. {@code #} starts a comment line.
 */
final class Lexicon {
  private static final String RESOURCE = "lexicon.tsv";

  /** One word of the tree: what it means where it ends, and which words may follow it. */
  static final class Node {
    private Token token;
    private final Map<String, Node> next = new HashMap<>();

    private Node(String word) {
      this.token = Token.entry(Kind.OTHER, word, 0);
    }

    Token token() {
      return token;
    }

    @Nullable Node after(String word) {
      return next.isEmpty() ? null : next.get(word);
    }
  }

  private final Map<String, Node> words = new HashMap<>();

  private Lexicon() {}

  /** The bytes of the list that is shipped with this class. */
  static byte[] resource() {
    try (InputStream in = Lexicon.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + RESOURCE);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException naming the line that is malformed or repeats a form
   */
  static Lexicon parse(byte[] list) {
    Lexicon lexicon = new Lexicon();
    int number = 0;
    for (String line : new String(list, StandardCharsets.UTF_8).lines().toList()) {
      number++;
      if (!line.isEmpty() && line.charAt(0) != '#' && !lexicon.add(line)) {
        throw new IllegalArgumentException("lexicon line " + number + ": '" + line + "'");
      }
    }
    return lexicon;
  }

  private boolean add(String line) {
    String[] cells = line.split("\t", -1);
    if (cells.length < 2 || cells[0].isBlank()) {
      return false;
    }
    Kind kind = Kind.valueOf(cells[1].toUpperCase(Locale.ROOT));
    double weight = cells.length > 2 ? Double.parseDouble(cells[2]) : kind.nounSign() == 0 ? 1 : 0;
    String[] parts = cells[0].split(" ", -1);
    Node node = words.computeIfAbsent(parts[0], Node::new);
    for (int i = 1; i < parts.length; i++) {
      words.computeIfAbsent(parts[i], Node::new);
      node = node.next.computeIfAbsent(parts[i], Node::new);
    }
    if (node.token.kind() != Kind.OTHER) {
      return false;
    }
    node.token = Token.entry(kind, cells[0], weight);
    return true;
  }

  /** The meaning of one lower-case word on its own; an {@code OTHER} token if we know none. */
  Token word(String word) {
    Node node = words.get(word);
    return node == null ? Token.OTHER : node.token;
  }

  /** Where phrases that begin with this word start; null if the word is in no entry. */
  @Nullable Node start(String word) {
    return words.get(word);
  }
}
