package dev.bellwether.llm.local.gguf;

import java.util.ArrayList;
import java.util.List;

/** The tokens of a model. */
record Vocabulary(Metadata metadata) {
  static final String TOKENS = "tokenizer.ggml.tokens";
  static final String TYPES = "tokenizer.ggml.token_type";

  /** {@code llama_token_type} of llama.cpp. */
  private static final long UNKNOWN = 2;

  private static final long CONTROL = 3;
  private static final long USER_DEFINED = 4;

  /** How many there are; a model without any cannot read a text. */
  int size() throws CorruptHeaderException {
    int size = metadata.texts(TOKENS).size();
    if (size == 0) {
      throw new CorruptHeaderException("it has no vocabulary (" + TOKENS + ")");
    }
    return size;
  }

  /** Those that the tokeniser makes of their very text wherever it stands. */
  List<String> special() {
    List<String> tokens = metadata.texts(TOKENS);
    long[] types = metadata.wholes(TYPES);
    List<String> special = new ArrayList<>();
    for (int i = 0; i < Math.min(types.length, tokens.size()); i++) {
      if (types[i] == UNKNOWN || types[i] == CONTROL || types[i] == USER_DEFINED) {
        special.add(tokens.get(i));
      }
    }
    return special;
  }
}
