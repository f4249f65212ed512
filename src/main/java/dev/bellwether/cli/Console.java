package dev.bellwether.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Data goes to standard output, everything else to standard error, both as UTF-8. */
final class Console {
  private final Surroundings surroundings;
  private final Redaction redaction;
  private final Writer out;
  private final Writer err;
  private boolean errorsLost;

  Console(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.redaction = new Redaction(surroundings.environment());
    this.out = writer(new PipeStream(surroundings.out()));
    this.err = writer(surroundings.err());
  }

  private static Writer writer(OutputStream stream) {
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Writer out() {
    return out;
  }

  Writer err() {
    return err;
  }

  void error(String message) {
    line("error: " + message);
  }

  /** Prints nothing when there is nothing to suggest. */
  void hint(String hint) {
    if (!hint.isEmpty()) {
      line("hint: " + hint);
    }
  }

  /** One line on standard error, without the secrets of the environment. */
  void line(String text) {
    raw(redaction.clean(text) + System.lineSeparator());
  }

  /** Text on standard error as it is. Once standard error is gone, nothing more is said there. */
  void raw(String text) {
    if (errorsLost) {
      return;
    }
    flush();
    try {
      err.write(text);
      err.flush();
    } catch (IOException e) {
      errorsLost = true;
    }
  }

  void flush() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new ClosedPipeException(e);
    }
  }

  /** Tells a closed pipe from every other failure to write. */
  private static final class PipeStream extends OutputStream {
    private final OutputStream target;

    PipeStream(OutputStream target) {
      this.target = target;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      try {
        target.write(bytes, offset, length);
      } catch (IOException e) {
        if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
          throw new ClosedPipeException(e);
        }
        throw new IOException("cannot write to standard output: " + e.getMessage(), e);
      }
    }

    @Override
    public void flush() throws IOException {
      target.flush();
    }
  }
}
