package dev.bellwether.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Data goes to standard output, everything else to standard error, both as UTF-8. */
final class Console {
  /** Back to the first column, and erase to the end of the line (ECMA-48, EL). */
  private static final String WIPE = "\r\u001b[K";

  private final Surroundings surroundings;
  private final Redaction redaction;
  private final DataStream data;
  private final Writer out;
  private final Writer err;
  private boolean errorsLost;
  private boolean lineOpen;

  Console(Surroundings surroundings) {
    this.surroundings = surroundings;
    this.redaction = new Redaction(surroundings.environment());
    this.err = writer(surroundings.err());
    this.data = new DataStream(surroundings.out(), this::wipe);
    this.out = writer(data);
  }

  private static Writer writer(OutputStream stream) {
    return new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
  }

  Surroundings surroundings() {
    return surroundings;
  }

  Redaction redaction() {
    return redaction;
  }

  Writer out() {
    return out;
  }

  Writer err() {
    return err;
  }

  /** Says why the run fails; a failure to write the data needs no second error. */
  void error(String message) {
    line("error: " + message);
    data.forgetFailure();
  }

  /** Prints nothing when there is nothing to suggest. */
  void hint(String hint) {
    if (!hint.isEmpty()) {
      line("hint: " + hint);
    }
  }

  /** One line on standard error, without secrets, after the data written so far. */
  void line(String text) {
    sendData();
    wipe();
    raw(redaction.clean(text) + System.lineSeparator());
  }

  /** A line on standard error that goes away as soon as anything else is printed. */
  void draw(String text) {
    sendData();
    raw(WIPE + redaction.clean(text));
    lineOpen = true;
  }

  /** Takes a drawn line away. */
  void wipe() {
    if (lineOpen) {
      lineOpen = false;
      raw(WIPE);
    }
  }

  /** Once standard error is gone, nothing more is said there. */
  private void raw(String text) {
    if (errorsLost) {
      return;
    }
    try {
      err.write(text);
      err.flush();
    } catch (IOException e) {
      errorsLost = true;
    }
  }

  /**
   * Sends all data to standard output.
   *
   * @throws IOException if some of it could not be written, as on a full disk
   */
  void flush() throws IOException {
    sendData();
    if (data.failure().isPresent()) {
      throw data.failure().get();
    }
  }

  /** True once nobody reads standard output any more, as after {@code head}. */
  boolean pipeClosed() {
    return data.closed();
  }

  private void sendData() {
    try {
      out.flush();
    } catch (IOException e) {
      // The stream remembers it, and flush() tells.
    }
  }
}
