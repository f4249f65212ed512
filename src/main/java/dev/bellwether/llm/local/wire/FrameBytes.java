package dev.bellwether.llm.local.wire;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A frame as bytes: its kind, then its fields in their order; texts as length and UTF-8. */
final class FrameBytes {
  private FrameBytes() {}

  static byte[] of(Frame frame) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    try {
      write(frame, new DataOutputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Frame frame, DataOutputStream out) throws IOException {
    if (frame instanceof Frame.Ask ask) {
      out.writeByte('A');
      out.writeLong(ask.id());
      text(out, ask.prompt());
      text(out, ask.grammar());
      text(out, ask.stop());
      out.writeInt(ask.maxTokens());
    } else if (frame instanceof Frame.Cancel cancel) {
      number(out, 'C', cancel.id());
    } else if (frame instanceof Frame.Ping ping) {
      number(out, 'P', ping.number());
    } else if (frame instanceof Frame.Stop) {
      out.writeByte('S');
    } else if (frame instanceof Frame.Ready ready) {
      out.writeByte('r');
      out.writeInt(ready.contextTokens());
    } else if (frame instanceof Frame.Failed failed) {
      out.writeByte('f');
      text(out, failed.why());
    } else if (frame instanceof Frame.Piece piece) {
      number(out, 't', piece.id());
      text(out, piece.text());
    } else if (frame instanceof Frame.Done done) {
      number(out, 'd', done.id());
      out.writeInt(done.promptTokens());
      out.writeInt(done.cachedTokens());
      out.writeInt(done.outputTokens());
      out.writeBoolean(done.cut());
    } else if (frame instanceof Frame.Overflow overflow) {
      number(out, 'o', overflow.id());
      out.writeInt(overflow.promptTokens());
      out.writeInt(overflow.contextTokens());
    } else if (frame instanceof Frame.Rejected rejected) {
      number(out, 'x', rejected.id());
      text(out, rejected.why());
    } else if (frame instanceof Frame.Cancelled cancelled) {
      number(out, 'c', cancelled.id());
    } else if (frame instanceof Frame.Pong pong) {
      number(out, 'p', pong.number());
    }
  }

  /**
   * The frame in these bytes.
   *
   * @throws IOException if they are no frame
   */
  static Frame parse(byte[] bytes) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
    int kind = in.readUnsignedByte();
    return switch (kind) {
      case 'A' -> new Frame.Ask(in.readLong(), text(in), text(in), text(in), in.readInt());
      case 'C' -> new Frame.Cancel(in.readLong());
      case 'P' -> new Frame.Ping(in.readLong());
      case 'S' -> new Frame.Stop();
      case 'r' -> new Frame.Ready(in.readInt());
      case 'f' -> new Frame.Failed(text(in));
      case 't' -> new Frame.Piece(in.readLong(), text(in));
      case 'd' ->
          new Frame.Done(in.readLong(), in.readInt(), in.readInt(), in.readInt(), in.readBoolean());
      case 'o' -> new Frame.Overflow(in.readLong(), in.readInt(), in.readInt());
      case 'x' -> new Frame.Rejected(in.readLong(), text(in));
      case 'c' -> new Frame.Cancelled(in.readLong());
      case 'p' -> new Frame.Pong(in.readLong());
      default -> throw new IOException("no frame begins with " + kind);
    };
  }

  private static void number(DataOutputStream out, char kind, long number) throws IOException {
    out.writeByte(kind);
    out.writeLong(number);
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(utf8.length);
    out.write(utf8);
  }

  private static String text(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > in.available()) {
      throw new IOException("a text of " + length + " bytes does not fit into its frame");
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }
}
