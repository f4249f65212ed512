package dev.bellwether.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/**
 * Standard output. Tells a closed pipe from every other failure to write, and remembers the latter,
 * since a {@link java.io.PrintWriter} in between hides it. After a failure nothing more is written.
 */
final class DataStream extends OutputStream {
  private final OutputStream target;
  private final Runnable beforeEach;
  private boolean broken;
  private boolean closed;
  private Optional<IOException> failure = Optional.empty();

  /**
   * Wraps standard output.
   *
   * @param beforeEach runs before each write
   */
  DataStream(OutputStream target, Runnable beforeEach) {
    this.target = target;
    this.beforeEach = beforeEach;
  }

  /** True once nobody reads any more. */
  boolean closed() {
    return closed;
  }

  /** The failure that nobody has told the user yet. */
  Optional<IOException> failure() {
    return failure;
  }

  void forgetFailure() {
    failure = Optional.empty();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (broken) {
      return;
    }
    beforeEach.run();
    try {
      target.write(bytes, offset, length);
    } catch (IOException e) {
      throw told(e);
    }
  }

  @Override
  public void flush() throws IOException {
    if (!broken) {
      try {
        target.flush();
      } catch (IOException e) {
        throw told(e);
      }
    }
  }

  private IOException told(IOException e) {
    if (String.valueOf(e.getMessage()).contains("Broken pipe")) {
      closed = true;
      return new ClosedPipeException(e);
    }
    broken = true;
    IOException named = new IOException("cannot write to standard output: " + e.getMessage(), e);
    failure = Optional.of(named);
    return named;
  }
}
