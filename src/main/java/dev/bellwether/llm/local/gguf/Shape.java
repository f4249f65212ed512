package dev.bellwether.llm.local.gguf;

import java.util.OptionalLong;

/** The sizes of a model, read from the keys of its architecture and held to sane bounds. */
record Shape(Metadata metadata, String architecture) {
  private static final long MOST_LAYERS = 10_000;
  private static final long MOST = 100_000_000;

  int layers() throws CorruptHeaderException {
    return within(required("block_count"), "block_count", MOST_LAYERS);
  }

  int heads() throws CorruptHeaderException {
    return within(
        metadata.largest(key("attention.head_count")).orElse(1), "attention.head_count", MOST);
  }

  int kvHeads() throws CorruptHeaderException {
    OptionalLong own = metadata.largest(key("attention.head_count_kv"));
    return own.isPresent() ? within(own.getAsLong(), "attention.head_count_kv", MOST) : heads();
  }

  int embedding() throws CorruptHeaderException {
    return within(required("embedding_length"), "embedding_length", MOST);
  }

  int feedForward() {
    long length = metadata.largest(key("feed_forward_length")).orElse(0);
    return (int) Math.max(0, Math.min(MOST, length));
  }

  int keyLength() throws CorruptHeaderException {
    return headLength("attention.key_length");
  }

  int valueLength() throws CorruptHeaderException {
    return headLength("attention.value_length");
  }

  private int headLength(String name) throws CorruptHeaderException {
    OptionalLong own = metadata.whole(key(name));
    return own.isPresent()
        ? within(own.getAsLong(), name, MOST)
        : Math.max(1, embedding() / heads());
  }

  int context() throws CorruptHeaderException {
    return within(required("context_length"), "context_length", MOST);
  }

  /** The length of the list of tokens; models without one cannot read a text. */
  int vocabulary() throws CorruptHeaderException {
    OptionalLong tokens = metadata.count("tokenizer.ggml.tokens");
    if (tokens.isEmpty()) {
      throw new CorruptHeaderException("it has no vocabulary (tokenizer.ggml.tokens)");
    }
    return within(tokens.getAsLong(), "vocabulary", MOST);
  }

  private long required(String name) throws CorruptHeaderException {
    OptionalLong value = metadata.whole(key(name));
    if (value.isEmpty()) {
      throw new CorruptHeaderException("it does not say its " + key(name));
    }
    return value.getAsLong();
  }

  private int within(long value, String name, long most) throws CorruptHeaderException {
    if (value < 1 || value > most) {
      throw new CorruptHeaderException(
          "it says that its " + key(name) + " is " + Long.toUnsignedString(value));
    }
    return (int) value;
  }

  private String key(String name) {
    return architecture + "." + name;
  }
}
