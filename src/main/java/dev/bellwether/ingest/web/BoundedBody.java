package dev.bellwether.ingest.web;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * Reads a body of at most so many bytes, and at most as many out of it when it is compressed. Gzip
 * is taken off as often as it was put on, since some servers store compressed files and compress
 * them again.
 */
final class BoundedBody {
  private static final int MOST_LAYERS = 3;

  private BoundedBody() {}

  static byte[] read(Response response, int most) throws IOException {
    if (response.body().contentLength() > most) {
      throw new TooLargeException(
          "the answer has " + response.body().contentLength() + " bytes, more than " + most);
    }
    BufferedSource source = response.body().source();
    if (source.request(most + 1L)) {
      throw new TooLargeException("the answer has more than " + most + " bytes");
    }
    String encoding = response.header("Content-Encoding", "").toLowerCase(Locale.ROOT);
    if (!encoding.isEmpty() && !encoding.contains("gzip") && !encoding.equals("identity")) {
      throw new IOException("compressed in a way that was not asked for");
    }
    return unpacked(source.readByteArray(), most);
  }

  private static byte[] unpacked(byte[] body, int most) throws IOException {
    byte[] bytes = body;
    for (int layer = 0; isGzip(bytes); layer++) {
      if (layer == MOST_LAYERS) {
        throw new IOException("compressed more than " + MOST_LAYERS + " times");
      }
      bytes = expanded(bytes, most);
    }
    return bytes;
  }

  private static boolean isGzip(byte[] bytes) {
    return bytes.length > 2 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
  }

  private static byte[] expanded(byte[] bytes, int most) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      byte[] expanded = in.readNBytes(most + 1);
      if (expanded.length > most) {
        throw new TooLargeException(bytes.length + " bytes of gzip expand to more than " + most);
      }
      return expanded;
    } catch (ZipException | EOFException e) {
      throw new IOException("damaged gzip", e);
    }
  }
}
