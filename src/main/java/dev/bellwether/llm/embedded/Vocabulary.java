package dev.bellwether.llm.embedded;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The word pieces an encoder knows, and their numbers. A piece that continues a word starts with
 * {@code ##}. Immutable.
 */
final class Vocabulary {
  private static final String PLACE = "/model/vocab";
  private static final int ABOUT = 1 << 16;
  private final Map<String, Integer> numbers;

  Vocabulary(Map<String, Integer> numbers) {
    this.numbers = numbers;
  }

  /**
   * Reads the object {@code model.vocab} of a Hugging Face {@code tokenizer.json}; the rest of the
   * file, which says how a BERT tokenizer works, is what {@link WordPieces} does.
   *
   * @throws IOException if the file cannot be read or has no vocabulary
   */
  static Vocabulary read(Path file) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
      while (json.nextToken() != null) {
        boolean vocabulary =
            json.currentToken() == JsonToken.START_OBJECT
                && json.getParsingContext().pathAsPointer().toString().equals(PLACE);
        if (vocabulary) {
          return new Vocabulary(entries(json));
        }
      }
    }
    throw new IOException("no model.vocab in " + file);
  }

  private static Map<String, Integer> entries(JsonParser json) throws IOException {
    Map<String, Integer> numbers = new HashMap<>(ABOUT);
    for (String piece = json.nextFieldName(); piece != null; piece = json.nextFieldName()) {
      numbers.put(piece, json.nextIntValue(-1));
    }
    return numbers;
  }

  /** The piece's number, or -1 if it is not known. */
  int find(String piece) {
    return numbers.getOrDefault(piece, -1);
  }

  /**
   * The number of a piece that must be there.
   *
   * @throws IllegalArgumentException if it is not
   */
  int number(String piece) {
    int number = find(piece);
    if (number < 0) {
      throw new IllegalArgumentException("the vocabulary has no " + piece);
    }
    return number;
  }
}
