package dev.bellwether.telemetry;

import dev.bellwether.BellwetherException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/** Where lines of a log go. Safe for threads. */
interface LogLines extends AutoCloseable {
  /** Writes one line, whose end is added. */
  void write(String line);

  @Override
  void close();

  /** Lines that somebody else prints. */
  static LogLines to(Consumer<String> printer) {
    return new LogLines() {
      @Override
      public synchronized void write(String line) {
        printer.accept(line);
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Lines at the end of a file. Every line is with the operating system when this returns, so that
   * only a crash of the machine loses one; a rotation that copies and truncates works.
   *
   * @throws BellwetherException (usage) if the file cannot be opened
   */
  static LogLines in(Path file) {
    Writer writer;
    try {
      writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw BellwetherException.usage(
          "cannot write the log " + file, "the folder must exist and be writable");
    }
    return new LogLines() {
      @Override
      public synchronized void write(String line) {
        try {
          writer.write(line + "\n");
          writer.flush();
        } catch (IOException e) {
          throw new UncheckedIOException("cannot write the log " + file, e);
        }
      }

      @Override
      public synchronized void close() {
        try {
          writer.close();
        } catch (IOException e) {
          throw new UncheckedIOException("cannot write the log " + file, e);
        }
      }
    };
  }
}
