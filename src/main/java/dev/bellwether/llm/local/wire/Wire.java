package dev.bellwether.llm.local.wire;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/**
 * Frames over a socket, each after its length. Any thread may send; one thread reads.
 *
 * <p>Not by {@code java.nio.channels.Channels}: the streams of one channel lock each other out in
 * Java 17, so that a thread which waits to read keeps all others from writing.
 */
public final class Wire implements AutoCloseable {
  private static final int LONGEST = 16 << 20;

  private final SocketChannel channel;
  private final Object sending = new Object();
  private ByteBuffer in = ByteBuffer.allocate(1 << 14).flip();

  /** Frames over a connected, blocking socket, which becomes the wire's own. */
  public Wire(SocketChannel channel) {
    this.channel = channel;
  }

  /** Sends one frame whole. */
  public void send(Frame frame) throws IOException {
    byte[] bytes = FrameBytes.of(frame);
    if (bytes.length > LONGEST) {
      throw new IOException("a frame of " + bytes.length + " bytes is too long");
    }
    ByteBuffer out = ByteBuffer.allocate(4 + bytes.length).putInt(bytes.length).put(bytes).flip();
    // To a channel an interrupted sender is a reason to close, for everybody.
    boolean interrupted = Thread.interrupted();
    try {
      sendAll(out);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void sendAll(ByteBuffer out) throws IOException {
    synchronized (sending) {
      while (out.hasRemaining()) {
        channel.write(out);
      }
    }
  }

  /**
   * Waits for the next frame.
   *
   * @throws EOFException if the other side is gone
   */
  public Frame read() throws IOException {
    fill(4);
    int length = in.getInt();
    if (length < 1 || length > LONGEST) {
      throw new IOException("a frame cannot have " + length + " bytes");
    }
    fill(length);
    byte[] bytes = new byte[length];
    in.get(bytes);
    return FrameBytes.parse(bytes);
  }

  private void fill(int needed) throws IOException {
    if (in.remaining() >= needed) {
      return;
    }
    makeRoom(needed);
    while (in.position() < needed) {
      if (channel.read(in) < 0) {
        throw new EOFException("the other side is gone");
      }
    }
    in.flip();
  }

  private void makeRoom(int needed) {
    if (needed > in.capacity()) {
      in = ByteBuffer.allocate(needed).put(in);
    } else {
      in.compact();
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
