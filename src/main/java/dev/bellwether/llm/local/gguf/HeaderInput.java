package dev.bellwether.llm.local.gguf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads little-endian values from the beginning of a file. Nothing is taken into memory on the word
 * of the file: lengths are held against what is left of it. For one thread.
 */
final class HeaderInput {
  private static final int BUFFER = 64 * 1024;

  /** Headers of real models have a few tens of MB, nearly all of it vocabulary. */
  static final long LONGEST = 256L * 1024 * 1024;

  private final FileChannel file;
  private final long size;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  /** Position in the file of the end of the buffer. */
  private long read;

  HeaderInput(FileChannel file, long size) {
    this.file = file;
    this.size = size;
  }

  /** Where in the file we are. */
  long position() {
    return read - buffer.remaining();
  }

  long remaining() {
    return size - position();
  }

  int oneByte() throws IOException {
    need(1);
    return Byte.toUnsignedInt(buffer.get());
  }

  short twoBytes() throws IOException {
    need(Short.BYTES);
    return buffer.getShort();
  }

  int fourBytes() throws IOException {
    need(Integer.BYTES);
    return buffer.getInt();
  }

  long eightBytes() throws IOException {
    need(Long.BYTES);
    return buffer.getLong();
  }

  /**
   * A number of things that follow.
   *
   * @param smallest bytes that each of them takes at least
   * @param what they are, for the error
   * @throws CorruptHeaderException if the file has no room for so many
   */
  long count(long smallest, String what) throws IOException {
    long count = eightBytes();
    if (count < 0 || count > LONGEST / smallest) {
      throw new CorruptHeaderException(
          "it says that it has " + Long.toUnsignedString(count) + " " + what);
    }
    if (count > remaining() / smallest) {
      throw new EOFException();
    }
    return count;
  }

  /**
   * A text with its length before it.
   *
   * @param longest bytes it may take
   */
  String text(int longest, String what) throws IOException {
    long length = count(1, "bytes of " + what);
    if (length > longest) {
      throw new CorruptHeaderException(what + " takes " + length + " bytes");
    }
    byte[] bytes = new byte[(int) length];
    int done = 0;
    while (done < bytes.length) {
      need(1);
      int part = Math.min(buffer.remaining(), bytes.length - done);
      buffer.get(bytes, done, part);
      done += part;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Passes over bytes. */
  void skip(long bytes) throws IOException {
    if (bytes > remaining()) {
      throw new EOFException();
    }
    if (bytes <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) bytes);
    } else {
      read = position() + bytes;
      buffer.limit(0);
    }
  }

  private void need(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return;
    }
    if (read > LONGEST) {
      throw new CorruptHeaderException("it does not end within " + LONGEST + " bytes");
    }
    buffer.compact();
    while (buffer.position() < bytes) {
      int got = file.read(buffer, read);
      if (got < 0) {
        throw new EOFException();
      }
      read += got;
    }
    buffer.flip();
  }
}
