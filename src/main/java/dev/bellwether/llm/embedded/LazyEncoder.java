package dev.bellwether.llm.embedded;

import dev.bellwether.BellwetherException;
import org.jspecify.annotations.Nullable;

/** The encoder a head was trained on, loaded when it is first needed. Safe for threads. */
final class LazyEncoder {
  private final String weights;
  private final String head;
  private volatile @Nullable Encoder loaded;

  /**
   * Loads nothing yet.
   *
   * @param weights SHA-256 of the weights it must have
   * @param head who says so
   */
  LazyEncoder(String weights, String head) {
    this.weights = weights;
    this.head = head;
  }

  /**
   * A text's vector.
   *
   * @throws BellwetherException if the encoder is not there, does not run, or is another one
   */
  float[] encode(String text) {
    Encoder encoder = loaded;
    return (encoder == null ? load() : encoder).encode(text);
  }

  private synchronized Encoder load() {
    Encoder encoder = loaded;
    if (encoder == null) {
      encoder = Encoder.load();
      if (!encoder.weights().equals(weights)) {
        throw new BellwetherException(
            BellwetherException.Kind.FAILED,
            "the head " + head + " was trained on another encoder",
            "train it again with 'bellwether model train'");
      }
      loaded = encoder;
    }
    return encoder;
  }
}
